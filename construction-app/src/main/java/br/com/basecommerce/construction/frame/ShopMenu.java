package br.com.basecommerce.construction.frame;

import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.page.Menu;
import br.com.basecommerce.common.web.page.MenuEntry;
import java.util.List;
import org.springframework.stereotype.Component;

/** The pages there are, in the order of {@code screens.md} section 2. */
@Component
class ShopMenu implements Menu {

    private static final List<MenuEntry> ENTRIES = List.of(
            MenuEntry.of("dashboard", "/web/dashboard", "layout-dashboard", Permission.DASHBOARD_VIEW),
            MenuEntry.of("quotes", "/web/cotacoes", "file-text", Permission.QUOTE_VIEW),
            MenuEntry.of("orders", "/web/pedidos", "clipboard-check", Permission.ORDER_VIEW),
            MenuEntry.of("deliveries", "/web/entregas", "truck-delivery", Permission.DELIVERY_VIEW),
            MenuEntry.of("customers", "/web/clientes", "users", Permission.CUSTOMER_VIEW),
            MenuEntry.of("products", "/web/produtos", "package", Permission.PRODUCT_VIEW),
            MenuEntry.of("stock", "/web/estoque", "building-warehouse", Permission.STOCK_VIEW),
            MenuEntry.of("my-data", "/web/meus-dados", "download", Permission.SETTINGS_EDIT));

    private static final List<MenuEntry> SHORTCUTS = List.of(
            MenuEntry.of("new-quote", "/web/cotacoes/nova", "plus", Permission.QUOTE_CREATE));

    @Override
    public List<MenuEntry> entries() {
        return ENTRIES;
    }

    @Override
    public List<MenuEntry> shortcuts() {
        return SHORTCUTS;
    }
}
