package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.documents.CancellationReason;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.LineQuantities;
import br.com.basecommerce.construction.forms.Typed;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.List;
import java.util.Map;
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

/** What people do with an order on screen: notes, giving up rests, giving up the whole. */
@Controller
@RequestMapping("/web/pedidos/{id}")
class OrderForms {

    private static final int LONGEST_REASON = 200;

    private final ReadingOrders reading;
    private final WritingNotes notes;
    private final ClosingBalances closing;
    private final CancellingOrders cancelling;
    private final Sight sight;
    private final Forms forms;

    OrderForms(ReadingOrders reading, WritingNotes notes, ClosingBalances closing, CancellingOrders cancelling,
            Sight sight, Forms forms) {
        this.forms = forms;
        this.reading = reading;
        this.notes = notes;
        this.closing = closing;
        this.cancelling = cancelling;
        this.sight = sight;
    }

    @PostMapping("/observacoes")
    @RequiresPermission(Permission.ORDER_EDIT_NOTES)
    View saveNotes(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, @RequestParam int version,
            @RequestParam(required = false) @Nullable String customerNotes,
            @RequestParam(required = false) @Nullable String internalNotes,
            @RequestParam(required = false) @Nullable String driverNotes) {
        sight.require(user, Permission.ORDER_EDIT_NOTES, id);
        notes.write(id, version, new OrderNotes(blankAsNull(customerNotes), blankAsNull(internalNotes),
                blankAsNull(driverNotes)));
        return seeOther(id);
    }

    @GetMapping("/saldo")
    @RequiresPermission(Permission.ORDER_CLOSE_BALANCE)
    String balances(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx, Model model) {
        sight.require(user, Permission.ORDER_CLOSE_BALANCE, id);
        model.addAttribute("view", reading.view(id, user));
        model.addAttribute("typed", Map.of());
        model.addAttribute("errors", Map.of());
        return Fragments.view(htmx, "orders/balance", "form");
    }

    /** A blank or zero quantity leaves its line open. */
    @PostMapping("/saldo")
    @RequiresPermission(Permission.ORDER_CLOSE_BALANCE)
    Object closeBalances(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, @RequestParam int version,
            @RequestParam("motivo") String reason, @RequestParam Map<String, String> typed, HtmxRequest htmx,
            Model model) {
        sight.require(user, Permission.ORDER_CLOSE_BALANCE, id);
        OrderView view = reading.view(id, user);
        try {
            Typed reader = forms.read();
            String why = reader.requiredText("motivo", reason, LONGEST_REASON);
            Map<Integer, Quantity> quantities = LineQuantities.read(reader, typed,
                    view.lines().stream().map(OrderView.Line::position).toList());
            closing.close(id, version, quantities.entrySet().stream()
                    .filter(line -> line.getValue().isPositive())
                    .map(line -> new ClosedBalance(line.getKey(), line.getValue(), why))
                    .toList());
            return seeOther(id);
        } catch (ProblemException refused) {
            if (refused.type() != ProblemType.VALIDATION && refused.type() != ProblemType.EXCEEDS_BALANCE) {
                throw refused;
            }
            model.addAttribute("view", view);
            model.addAttribute("typed", typed);
            model.addAttribute("errors", LineQuantities.messages(refused));
            model.addAttribute("exceeds", refused.type() == ProblemType.EXCEEDS_BALANCE);
            return new ModelAndView(Fragments.view(htmx, "orders/balance", "form"), model.asMap(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/cancelamento")
    @RequiresPermission(Permission.ORDER_CANCEL)
    String cancellation(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, HtmxRequest htmx,
            Model model) {
        sight.require(user, Permission.ORDER_CANCEL, id);
        model.addAttribute("view", reading.view(id, user));
        model.addAttribute("reasons", List.of(CancellationReason.CUSTOMER_GAVE_UP, CancellationReason.TYPING_ERROR,
                CancellationReason.DUPLICATE, CancellationReason.OTHER).stream().map(CancellationReason::code)
                .toList());
        return Fragments.view(htmx, "orders/cancellation", "form");
    }

    @PostMapping("/cancelamento")
    @RequiresPermission(Permission.ORDER_CANCEL)
    View cancel(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, @RequestParam int version,
            @RequestParam("motivo") String reason,
            @RequestParam(name = "nota", required = false) @Nullable String note) {
        sight.require(user, Permission.ORDER_CANCEL, id);
        cancelling.cancel(id, version, CancellationReason.ofCode(reason), blankAsNull(note));
        return seeOther(id);
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static View seeOther(UUID id) {
        RedirectView view = new RedirectView("/web/pedidos/" + id);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
