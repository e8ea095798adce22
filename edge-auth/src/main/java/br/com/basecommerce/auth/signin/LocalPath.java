package br.com.basecommerce.auth.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: a path of the same host and nothing else, whatever the address bar said. */
final class LocalPath {

    static final String HOME = "/web/dashboard";

    private static final int LONGEST = 2_000;
    private static final List<String> NOWHERE = List.of("/auth/login", "/auth/logout", "/auth/validate");

    private LocalPath() {}

    static String orHome(@Nullable String next) {
        return next != null && isLocal(next) && NOWHERE.stream().noneMatch(next::startsWith) ? next : HOME;
    }

    private static boolean isLocal(String next) {
        boolean looksLocal = next.startsWith("/") && !next.startsWith("//") && next.length() <= LONGEST
                && next.chars().noneMatch(character -> character == '\\' || Character.isISOControl(character));
        return looksLocal && hasNoHost(next);
    }

    private static boolean hasNoHost(String next) {
        try {
            URI uri = new URI(next);
            return !uri.isAbsolute() && uri.getRawAuthority() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
