package br.com.basecommerce.construction.insights;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.access.RequiresPermission;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The engines' advice on screen, and the answers to it. */
@Controller
@RequestMapping("/web/recomendacoes")
class InsightPages {

    private static final int SHOWN = 50;
    private static final List<String> IGNORE_REASONS = List.of("enough_stock", "too_expensive", "not_selling",
            "other");

    private final StockInsights stock;
    private final AnsweringInsights answering;

    InsightPages(StockInsights stock, AnsweringInsights answering) {
        this.stock = stock;
        this.answering = answering;
    }

    @GetMapping
    @RequiresPermission({Permission.INSIGHT_STOCK, Permission.INSIGHT_SALES})
    String insights(@AuthenticationPrincipal CurrentUser user,
            @RequestParam(name = "aba", required = false) @Nullable String tab, Model model) {
        boolean ofStock = user.may(Permission.INSIGHT_STOCK) && !"vendas".equals(tab);
        model.addAttribute("tab", ofStock ? "estoque" : "vendas");
        model.addAttribute("maySeeStock", user.may(Permission.INSIGHT_STOCK));
        model.addAttribute("maySeeSales", user.may(Permission.INSIGHT_SALES));
        model.addAttribute("alerts", ofStock ? stock.alerts(SHOWN, user.may(Permission.COST_VIEW)) : List.of());
        model.addAttribute("suggestions", ofStock ? stock.suggestions(null, null, SHOWN) : List.of());
        model.addAttribute("lastWorked", stock.lastWorked(ofStock ? "stock" : "sales").orElse(null));
        model.addAttribute("reasons", IGNORE_REASONS);
        return "insights/list";
    }

    /** Goes back to where the answer was given: the page itself, the dashboard or an editor. */
    @PostMapping("/{id}/resposta")
    @RequiresPermission({Permission.INSIGHT_STOCK, Permission.INSIGHT_SALES})
    Object answer(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, @RequestParam String answer,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable UUID product,
            @RequestParam(required = false) @Nullable UUID source,
            @RequestParam(required = false) @Nullable UUID customer,
            @RequestParam(required = false) @Nullable Quantity quantity,
            @RequestParam(name = "volta", defaultValue = "/web/recomendacoes") String back,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        answering.answer(id, new InsightAnswer(answer, reason == null || reason.isBlank() ? null : reason, null,
                quantity, kind, product, source, customer), user);
        if (htmx != null) {
            return ResponseEntity.ok().build();
        }
        RedirectView view = new RedirectView(back.startsWith("/web/") ? back : "/web/recomendacoes");
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
