package br.com.basecommerce.common.web.page;

import java.util.Map;
import java.util.Set;

/**
 * An entry as the signed-in person sees it.
 *
 * @param keys what opens it, as {@code Alt+2,g c}; empty for none
 */
record MenuLink(String key, String href, String icon, String keys) {

    private static final int KEYS = 9;
    private static final Map<String, String> SEQUENCES = Map.of("quotes", "g c", "orders", "g p", "deliveries", "g e",
            "stock", "g s");
    private static final Set<String> APART = Set.of("settings", "help");

    static MenuLink of(MenuEntry entry) {
        return new MenuLink(entry.key(), entry.href(), entry.icon(), "");
    }

    /** @param position in the side menu, from 1 */
    MenuLink at(int position) {
        String digit = position <= KEYS ? "Alt+" + position : "";
        String sequence = SEQUENCES.getOrDefault(key, "");
        String separator = digit.isEmpty() || sequence.isEmpty() ? "" : ",";
        return new MenuLink(key, href, icon, digit + separator + sequence);
    }

    /** Whether a gap stands before it. */
    public boolean isApart() {
        return APART.contains(key);
    }

    public String title(String label) {
        return keys.isEmpty() ? label : label + " (" + keys.split(",", 2)[0] + ")";
    }
}
