package br.com.basecommerce.common.web.csrf;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;

/**
 * Whether a write comes from a page of the same host, for forms that have no session to bind a token to.
 *
 * <p>Every current browser says so in {@code Sec-Fetch-Site} (https://www.w3.org/TR/fetch-metadata/); for one that does not,
 * {@code Origin} has to name the host that was asked.
 */
public final class SameOrigin {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private SameOrigin() {}

    /** True for every reading request, and for a write that another site cannot have caused. */
    public static boolean allows(HttpServletRequest request) {
        if (SAFE_METHODS.contains(request.getMethod())) {
            return true;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null ? OWN_SITES.contains(site) : originIsHost(request);
    }

    private static boolean originIsHost(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            return request.getServerName().equalsIgnoreCase(URI.create(origin).getHost());
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
