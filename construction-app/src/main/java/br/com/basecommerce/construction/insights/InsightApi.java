package br.com.basecommerce.construction.insights;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.rest.Limit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/insights")
class InsightApi {

    private final StockInsights stock;
    private final SalesSuggestions sales;
    private final AnsweringInsights answering;

    InsightApi(StockInsights stock, SalesSuggestions sales, AnsweringInsights answering) {
        this.stock = stock;
        this.sales = sales;
        this.answering = answering;
    }

    record Items<T>(List<T> items, @Nullable String nextCursor) {}

    @GetMapping("/stock/alerts")
    @RequiresPermission(Permission.INSIGHT_STOCK)
    Items<StockAlert> alerts(@AuthenticationPrincipal CurrentUser user,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(name = "risk_level", required = false) @Nullable String riskLevel,
            @RequestParam(name = "product_id", required = false) @Nullable UUID product,
            @RequestParam(required = false) @Nullable Integer limit) {
        return new Items<>(stock.alerts(type, riskLevel, product, Limit.of(limit), user.may(Permission.COST_VIEW)),
                null);
    }

    @GetMapping("/stock/suggestions")
    @RequiresPermission(Permission.INSIGHT_STOCK)
    Items<Replenishment> suggestions(@RequestParam(required = false) @Nullable String priority,
            @RequestParam(name = "product_id", required = false) @Nullable UUID product,
            @RequestParam(required = false) @Nullable Integer limit) {
        return new Items<>(stock.suggestions(priority, product, Limit.of(limit)), null);
    }

    @GetMapping("/stock/products")
    @RequiresPermission(Permission.INSIGHT_STOCK)
    Items<ProductForecast> products(@AuthenticationPrincipal CurrentUser user,
            @RequestParam(name = "abc_class", required = false) @Nullable String abcClass,
            @RequestParam(name = "product_id", required = false) @Nullable UUID product,
            @RequestParam(required = false) @Nullable Integer limit) {
        return new Items<>(stock.forecasts(abcClass, product, Limit.of(limit), user.may(Permission.COST_VIEW)), null);
    }

    @GetMapping("/sales/suggestions")
    @RequiresPermission(Permission.INSIGHT_SALES)
    Items<SalesSuggestion> forCart(
            @RequestParam(name = "product_id", required = false) @Nullable List<UUID> cart,
            @RequestParam(name = "customer_id", required = false) @Nullable UUID customer) {
        return new Items<>(sales.forCart(cart == null ? List.of() : cart, customer), null);
    }

    @PostMapping("/{id}/answer")
    @RequiresPermission({Permission.INSIGHT_STOCK, Permission.INSIGHT_SALES})
    ResponseEntity<InsightAnswer> answer(@PathVariable UUID id, @RequestBody InsightAnswer answer,
            @AuthenticationPrincipal CurrentUser user) {
        answering.answer(id, answer, user);
        return ResponseEntity.ok(answer);
    }
}
