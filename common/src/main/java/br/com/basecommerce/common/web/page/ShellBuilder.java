package br.com.basecommerce.common.web.page;

import br.com.basecommerce.common.identity.CurrentUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the frame for one person: only what exists, and only what they may open. */
final class ShellBuilder {

    private static final String START = "/";

    private final Menu menu;
    private final String version;

    ShellBuilder(Menu menu, String version) {
        this.menu = menu;
        this.version = version;
    }

    Shell build(Storefront store, @Nullable CurrentUser user, boolean slim) {
        List<MenuLink> entries = numbered(allowed(menu.entries(), user));
        Map<String, MenuLink> shortcuts = byKey(allowed(menu.shortcuts(), user));
        return new Shell(store, user == null ? null : Person.of(user), entries, bar(user, entries, shortcuts),
                shortcuts,
                entries.isEmpty() ? START : entries.getFirst().href(), version, slim);
    }

    private static List<MenuLink> allowed(List<MenuEntry> entries, @Nullable CurrentUser user) {
        return user == null
                ? List.of()
                : entries.stream().filter(entry -> entry.isFor(user)).map(MenuLink::of).toList();
    }

    private static List<MenuLink> numbered(List<MenuLink> links) {
        return IntStream.range(0, links.size()).mapToObj(index -> links.get(index).at(index + 1)).toList();
    }

    private static List<MenuLink> bar(@Nullable CurrentUser user, List<MenuLink> entries,
            Map<String, MenuLink> shortcuts) {
        if (user == null) {
            return List.of();
        }
        Map<String, MenuLink> all = byKey(Stream.concat(entries.stream(), shortcuts.values().stream()).toList());
        return BottomBar.of(user.role()).stream().map(all::get).filter(Objects::nonNull).toList();
    }

    private static Map<String, MenuLink> byKey(List<MenuLink> links) {
        Map<String, MenuLink> byKey = new LinkedHashMap<>();
        links.forEach(link -> byKey.put(link.key(), link));
        return byKey;
    }
}
