package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.LineQuantities;
import br.com.basecommerce.construction.forms.Typed;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What people do with a delivery on screen: pick it, give it out, record it by hand, give it up. */
@Controller
@RequestMapping("/web/entregas/{id}")
class DeliveryForms {

    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DOCUMENT = 20;
    /** Refusals that the form itself can answer. */
    private static final Set<ProblemType> SHOWN = Set.of(ProblemType.VALIDATION, ProblemType.SHORT_PICKING,
            ProblemType.INSUFFICIENT_STOCK);

    private final DeliveryList list;
    private final PickingDeliveries picking;
    private final CompletingDeliveries completing;
    private final CancellingDeliveries cancelling;
    private final Forms forms;

    DeliveryForms(DeliveryList list, PickingDeliveries picking, CompletingDeliveries completing,
            CancellingDeliveries cancelling, Forms forms) {
        this.list = list;
        this.picking = picking;
        this.completing = completing;
        this.cancelling = cancelling;
        this.forms = forms;
    }

    @PostMapping("/separacao")
    @RequiresPermission(Permission.DELIVERY_PREPARE)
    View prepare(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, @RequestParam int version) {
        required(id, Permission.DELIVERY_PREPARE, user);
        picking.start(id, version);
        return seeOther("/web/entregas/" + id + "/conferencia");
    }

    @GetMapping("/conferencia")
    @RequiresPermission(Permission.DELIVERY_PREPARE)
    String pickingForm(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx,
            Model model) {
        fresh(model, required(id, Permission.DELIVERY_PREPARE, user), user);
        return Fragments.view(htmx, "deliveries/picking", "form");
    }

    /** Keeps this round; the delivery stays in preparation. */
    @PostMapping("/conferencia")
    @RequiresPermission(Permission.DELIVERY_PREPARE)
    Object savePicking(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user,
            @RequestParam Map<String, String> typed, HtmxRequest htmx, Model model) {
        DeliveryView view = required(id, Permission.DELIVERY_PREPARE, user);
        return orAgain("deliveries/picking", view, user, typed, htmx, model, () -> {
            picking.save(id, quantities(view, typed));
            return seeOther("/web/entregas/" + id + "/conferencia");
        });
    }

    @PostMapping("/pronta")
    @RequiresPermission(Permission.DELIVERY_PREPARE)
    Object finishPicking(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, @RequestParam int version,
            @RequestParam Map<String, String> typed, HtmxRequest htmx, Model model) {
        DeliveryView view = required(id, Permission.DELIVERY_PREPARE, user);
        return orAgain("deliveries/picking", view, user, typed, htmx, model, () -> {
            picking.finish(id, version, quantities(view, typed), typed.containsKey("confirmShort"),
                    typed.containsKey("found"));
            return seeOther("/web/entregas/" + id);
        });
    }

    @GetMapping("/retirada")
    @RequiresPermission(Permission.DELIVERY_HAND_OVER)
    String handOverForm(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx,
            Model model) {
        fresh(model, required(id, Permission.DELIVERY_HAND_OVER, user), user);
        return Fragments.view(htmx, "deliveries/hand-over", "form");
    }

    @PostMapping("/retirada")
    @RequiresPermission(Permission.DELIVERY_HAND_OVER)
    Object handOver(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, @RequestParam int version,
            @RequestParam Map<String, String> typed, HtmxRequest htmx, Model model) {
        DeliveryView view = required(id, Permission.DELIVERY_HAND_OVER, user);
        return orAgain("deliveries/hand-over", view, user, typed, htmx, model, () -> {
            completing.handOver(id, version, request(view, typed));
            return seeOther("/web/pedidos/" + view.delivery().orderId());
        });
    }

    @GetMapping("/registro-manual")
    @RequiresPermission(Permission.DELIVERY_COMPLETE_MANUALLY)
    String manualForm(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx,
            Model model) {
        fresh(model, required(id, Permission.DELIVERY_COMPLETE_MANUALLY, user), user);
        return Fragments.view(htmx, "deliveries/manual", "form");
    }

    @PostMapping("/registro-manual")
    @RequiresPermission(Permission.DELIVERY_COMPLETE_MANUALLY)
    Object completeManually(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user,
            @RequestParam int version, @RequestParam Map<String, String> typed, HtmxRequest htmx, Model model) {
        DeliveryView view = required(id, Permission.DELIVERY_COMPLETE_MANUALLY, user);
        return orAgain("deliveries/manual", view, user, typed, htmx, model, () -> {
            Typed reader = forms.read();
            String reason = reader.requiredText("reason", typed.get("reason"), LONGEST_REASON);
            reader.requiredText("receiver", typed.get("receiver"), LONGEST_NAME);
            reader.check();
            completing.completeManually(id, version, request(view, typed), reason);
            return seeOther("/web/pedidos/" + view.delivery().orderId());
        });
    }

    @PostMapping("/cancelamento")
    @RequiresPermission(Permission.DELIVERY_SCHEDULE)
    View cancel(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, @RequestParam int version,
            @RequestParam(name = "reason", defaultValue = "other") String reason) {
        DeliveryView view = required(id, Permission.DELIVERY_SCHEDULE, user);
        cancelling.cancel(id, version, reason);
        return seeOther("/web/pedidos/" + view.delivery().orderId());
    }

    /** The answer of the step, or the form again with what was typed and what was wrong with it. */
    private static Object orAgain(String template, DeliveryView view, CurrentUser user, Map<String, String> typed,
            HtmxRequest htmx, Model model, Step step) {
        try {
            return step.take();
        } catch (ProblemException refused) {
            if (!SHOWN.contains(refused.type())) {
                throw refused;
            }
            model.addAttribute("view", view);
            model.addAttribute("typed", typed);
            model.addAttribute("errors", LineQuantities.messages(refused));
            model.addAttribute("refusal", refused.type().slug());
            model.addAttribute("mayFind", user.may(Permission.STOCK_MOVE));
            return new ModelAndView(Fragments.view(htmx, template, "form"), model.asMap(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @FunctionalInterface
    private interface Step {

        View take();
    }

    private static void fresh(Model model, DeliveryView view, CurrentUser user) {
        model.addAttribute("view", view);
        model.addAttribute("typed", Map.of());
        model.addAttribute("errors", Map.of());
        model.addAttribute("refusal", "");
        model.addAttribute("mayFind", user.may(Permission.STOCK_MOVE));
    }

    private CompletionRequest request(DeliveryView view, Map<String, String> typed) {
        Typed reader = forms.read();
        String receiver = reader.text("receiver", typed.get("receiver"), LONGEST_NAME);
        String document = reader.text("document", typed.get("document"), LONGEST_DOCUMENT);
        reader.check();
        return new CompletionRequest(receiver, document, quantities(view, typed), typed.containsKey("found"));
    }

    private Map<UUID, Quantity> quantities(DeliveryView view, Map<String, String> typed) {
        Map<Integer, Quantity> byLine = LineQuantities.read(forms.read(), typed,
                view.lines().stream().map(DeliveryView.Line::line).toList());
        Map<UUID, Quantity> quantities = new HashMap<>();
        view.lines().forEach(line -> {
            @Nullable
            Quantity quantity = byLine.get(line.line());
            quantities.put(line.orderLineId(), quantity == null ? Quantity.ZERO : quantity);
        });
        return quantities;
    }

    private DeliveryView required(UUID id, Permission permission, CurrentUser user) {
        return list.find(id, permission, user).orElseThrow(ProblemException::notFound);
    }

    private static View seeOther(String address) {
        RedirectView view = new RedirectView(address);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
