package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.common.web.page.Pager;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.LineQuantities;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** Stock on screen: what lies there, what moved, and the correction of a quantity. */
@Controller
@RequestMapping("/web/estoque")
class StockPages {

    private static final NumberBounds SIGNED = NumberBounds.between("-99999999999.999", "99999999999.999", 3);
    private static final int LONGEST_NOTE = 300;
    private static final int SHOWN_MOVEMENTS = 20;

    private final StockList list;
    private final AdjustingStock adjusting;
    private final Forms forms;

    StockPages(StockList list, AdjustingStock adjusting, Forms forms) {
        this.list = list;
        this.adjusting = adjusting;
        this.forms = forms;
    }

    @GetMapping
    @RequiresPermission(Permission.STOCK_VIEW)
    String list(@AuthenticationPrincipal CurrentUser user, @RequestParam(required = false) @Nullable String q,
            @RequestParam(name = "faltando", defaultValue = "false") boolean lacking,
            @RequestParam(name = "pagina", defaultValue = "1") int page, HtmxRequest htmx, Model model) {
        StockList.Filter filter = new StockList.Filter(q, null, lacking);
        int shown = Math.clamp(page, 1, StockList.MOST_COUNTED / Pager.SIZE);
        model.addAttribute("levels", list.page(shown, Pager.SIZE, filter));
        model.addAttribute("pager", Pager.of(shown, list.count(filter), number -> address(q, lacking, number)));
        model.addAttribute("q", q);
        model.addAttribute("lacking", lacking);
        model.addAttribute("mayMove", user.may(Permission.STOCK_MOVE));
        return Fragments.view(htmx, "stock/list", "list");
    }

    private static String address(@Nullable String q, boolean lacking, int page) {
        return UriComponentsBuilder.fromPath("/web/estoque")
                .queryParamIfPresent("q", Optional.ofNullable(q))
                .queryParam("faltando", lacking)
                .queryParam("pagina", page)
                .encode().toUriString();
    }

    @GetMapping("/{product}/ajuste")
    @RequiresPermission(Permission.STOCK_MOVE)
    String adjustment(@PathVariable UUID product, HtmxRequest htmx, Model model) {
        show(model, required(product), Map.of(), Map.of());
        return Fragments.view(htmx, "stock/adjustment", "form");
    }

    /** What came to the shelf, or left it with a minus. */
    @PostMapping("/{product}/ajuste")
    @RequiresPermission(Permission.STOCK_MOVE)
    Object adjust(@PathVariable UUID product, @RequestParam Map<String, String> typed, HtmxRequest htmx, Model model) {
        StockRow level = required(product);
        try {
            Typed reader = forms.read();
            BigDecimal change = reader.required("change", typed.get("change"),
                    text -> Numbers.OF_PEOPLE.within(text, SIGNED));
            String note = reader.text("note", typed.get("note"), LONGEST_NOTE);
            AdjustmentReason reason = AdjustmentReason.ofCode(typed.getOrDefault("reason", "")).orElse(null);
            if (reason == null) {
                reader.refuse("reason", Refusal.NOTHING_TYPED);
            }
            checkFraction(reader, level, change);
            reader.check();
            adjusting.adjust(product, Quantity.rounded(Objects.requireNonNull(change)),
                    Objects.requireNonNull(reason), note);
            RedirectView back = new RedirectView("/web/estoque");
            back.setStatusCode(HttpStatus.SEE_OTHER);
            return back;
        } catch (ProblemException refused) {
            if (refused.type() != ProblemType.VALIDATION && refused.type() != ProblemType.INSUFFICIENT_STOCK) {
                throw refused;
            }
            show(model, level, typed, LineQuantities.messages(refused));
            model.addAttribute("insufficient", refused.type() == ProblemType.INSUFFICIENT_STOCK);
            return new ModelAndView(Fragments.view(htmx, "stock/adjustment", "form"), model.asMap(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static void checkFraction(Typed reader, StockRow level, @Nullable BigDecimal change) {
        if (change != null && change.signum() == 0) {
            reader.refuse("change", Refusal.NUMBER_TOO_SMALL);
        } else if (change != null && !level.fractionAllowed() && change.stripTrailingZeros().scale() > 0) {
            reader.refuse("change", Refusal.FRACTION_NOT_ALLOWED);
        }
    }

    private void show(Model model, StockRow level, Map<String, String> typed, Map<String, String> errors) {
        model.addAttribute("level", level);
        model.addAttribute("movements", list.movements(level.productId(), null, null, null, null, null,
                SHOWN_MOVEMENTS));
        model.addAttribute("reasons", Arrays.stream(AdjustmentReason.values()).map(AdjustmentReason::code).toList());
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("insufficient", false);
    }

    private StockRow required(UUID product) {
        return list.find(product).orElseThrow(ProblemException::notFound);
    }
}
