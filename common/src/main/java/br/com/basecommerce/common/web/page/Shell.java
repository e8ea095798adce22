package br.com.basecommerce.common.web.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the frame of an employee's page shows around its content.
 *
 * @param slim whether this browser keeps the menu collapsed to icons
 */
record Shell(Storefront store, @Nullable Person person, List<MenuLink> menu, List<MenuLink> bar,
        Map<String, MenuLink> shortcuts, String home, String version, boolean slim) {

    public @Nullable MenuLink shortcut(String key) {
        return shortcuts.get(key);
    }
}
