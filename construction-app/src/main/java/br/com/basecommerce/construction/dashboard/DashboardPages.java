package br.com.basecommerce.construction.dashboard;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.identity.Reach;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.insights.StockInsights;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The landing page, by role. The blocks that may be slow or fail load by themselves. */
@Controller
@RequestMapping("/web/dashboard")
@RequiresPermission(Permission.DASHBOARD_VIEW)
class DashboardPages {

    private static final int MOST_ALERTS = 3;

    private final DashboardQueries queries;
    private final StockInsights insights;
    private final StoreCalendar calendar;

    DashboardPages(DashboardQueries queries, StockInsights insights, StoreCalendar calendar) {
        this.queries = queries;
        this.insights = insights;
        this.calendar = calendar;
    }

    @GetMapping
    @Transactional(readOnly = true)
    String dashboard(@AuthenticationPrincipal CurrentUser user, Model model) {
        boolean quotes = user.may(Permission.QUOTE_VIEW);
        model.addAttribute("user", user);
        model.addAttribute("today", calendar.today());
        model.addAttribute("started", queries.started());
        model.addAttribute("followUps", quotes ? queries.followUps(sellerOf(user), true) : List.of());
        model.addAttribute("due", user.may(Permission.DELIVERY_PREPARE) && sellerOf(user) == null
                ? queries.due()
                : List.of());
        model.addAttribute("seesQuotes", quotes);
        model.addAttribute("seesAlerts", user.may(Permission.INSIGHT_STOCK));
        model.addAttribute("createsQuotes", user.may(Permission.QUOTE_CREATE));
        model.addAttribute("editsProducts", user.may(Permission.PRODUCT_EDIT));
        model.addAttribute("movesStock", user.may(Permission.STOCK_MOVE));
        return "dashboard/dashboard";
    }

    @GetMapping("/numeros")
    String figures(@AuthenticationPrincipal CurrentUser user, Model model) {
        boolean amounts = user.may(Permission.ORDER_AMOUNTS);
        model.addAttribute("figures", queries.figures(sellerOf(user), amounts));
        model.addAttribute("bestSellers", amounts && sellerOf(user) == null ? queries.bestSellers(true) : List.of());
        model.addAttribute("critical", user.may(Permission.INSIGHT_STOCK) ? insights.criticalProducts() : null);
        model.addAttribute("amounts", amounts);
        model.addAttribute("seesQuotes", user.may(Permission.QUOTE_VIEW));
        model.addAttribute("seesOrders", user.may(Permission.ORDER_VIEW));
        model.addAttribute("seesProducts", user.may(Permission.PRODUCT_VIEW));
        return "dashboard/blocks :: figures";
    }

    @GetMapping("/alertas")
    @RequiresPermission(Permission.INSIGHT_STOCK)
    String alerts(@AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("alerts", insights.alerts(MOST_ALERTS, user.may(Permission.COST_VIEW)));
        return "dashboard/blocks :: alerts";
    }

    /** A salesperson sees the own figures; whoever sees all quotes or orders sees the store's. */
    private static @Nullable UUID sellerOf(CurrentUser user) {
        return user.reachOf(Permission.ORDER_VIEW) == Reach.OWN ? user.id() : null;
    }
}
