package br.com.basecommerce.common.web.page;

import br.com.basecommerce.common.identity.Role;
import java.util.List;
import java.util.Map;

/** The four main actions of each role at the lower edge of a phone ({@code screens.md} section 2). */
final class BottomBar {

    private static final Map<Role, List<String>> KEYS = Map.of(Role.SALESPERSON,
            List.of("dashboard", "new-quote", "quotes", "customers"), Role.ADMIN,
            List.of("dashboard", "releases", "quotes", "insights"), Role.STOCKKEEPER,
            List.of("deliveries", "stock", "purchases", "insights"), Role.FINANCE,
            List.of("dashboard", "quotes", "orders", "reports"));

    private BottomBar() {}

    static List<String> of(Role role) {
        return KEYS.getOrDefault(role, List.of());
    }
}
