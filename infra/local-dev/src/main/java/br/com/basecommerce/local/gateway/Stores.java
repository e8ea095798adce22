package br.com.basecommerce.local.gateway;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds in a host the store that it addresses: {@code {slug}.{BASE_DOMAIN}} or {@code {slug}.localhost}. */
final class Stores {

    private final Pattern address;

    Stores(String baseDomain) {
        address = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)\\.(" + Pattern.quote(baseDomain)
                + "|localhost)");
    }

    /** The slug; empty when the host has another shape. Upper case and one dot at the end are the same host. */
    Optional<String> slug(@Nullable String host) {
        Matcher matcher = address.matcher(host == null ? "" : plain(host));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
