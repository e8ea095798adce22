package br.com.basecommerce.common.web.page;

import java.util.List;

/** The pages a service has. Only what exists is listed; who may not see an entry does not get it. */
public interface Menu {

    /**
     * The side menu in the order of {@code screens.md} section 2, with these keys: {@code dashboard, quotes, orders,
     * deliveries, routes, customers, products, stock, purchases, suppliers, insights, reports, releases, settings, my-data,
     * help}.
     */
    List<MenuEntry> entries();

    /** What the head offers, keys {@code search}, {@code new-quote}, {@code new-order}, {@code account}. */
    default List<MenuEntry> shortcuts() {
        return List.of();
    }
}
