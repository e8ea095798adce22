package br.com.basecommerce.common.web.page;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import java.util.List;

/**
 * One page that can be reached from everywhere.
 *
 * @param key what the page says it belongs to; its label is the message {@code menu.{key}}
 * @param icon name of a symbol of {@code assets/icons.svg}
 * @param anyOf the user needs one of these
 */
public record MenuEntry(String key, String href, String icon, List<Permission> anyOf) {

    public static MenuEntry of(String key, String href, String icon, Permission... anyOf) {
        return new MenuEntry(key, href, icon, List.of(anyOf));
    }

    boolean isFor(CurrentUser user) {
        return anyOf.stream().anyMatch(user::may);
    }
}
