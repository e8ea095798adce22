package br.com.basecommerce.local.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/** The headers of every answer ({@code operations.md} section 6.3), put on at the last moment: no error page escapes. */
final class EdgeHeaders {

    /** Policy of the pages and files that the edge answers by itself. */
    static final String OWN_POLICY = "default-src 'none'; style-src 'self'";

    static final String POLICY = "Content-Security-Policy";

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String ROBOTS = "X-Robots-Tag";
    private static final Map<String, String> ALWAYS = Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy",
            "same-origin", "Permissions-Policy",
            "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()",
            "Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy", "same-origin",
            "X-Frame-Options",
            "DENY");
    /** What a service says of these is not passed on; transport security belongs to https, which the gateway does not speak. */
    private static final Set<String> OWNED_BY_EDGE = Set.of("x-content-type-options", "referrer-policy",
            "permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "x-frame-options",
            "x-request-id", "x-robots-tag", "strict-transport-security", "x-auth-token", "x-accel-expires", "server",
            "date", "x-powered-by");

    private EdgeHeaders() {}

    static boolean owns(String name) {
        return OWNED_BY_EDGE.contains(name.toLowerCase(Locale.ROOT));
    }

    static void putOnAnswer(Request request, String requestId) {
        request.addHttpStreamWrapper(stream -> new HttpStream.Wrapper(stream) {

            @Override
            public void prepareResponse(HttpFields.Mutable headers) {
                put(headers, request, requestId);
                super.prepareResponse(headers);
            }
        });
    }

    static void put(HttpFields.Mutable headers, Request request, String requestId) {
        ALWAYS.forEach(headers::put);
        headers.put(REQUEST_ID, requestId);
        if (!"/auth/login".equals(request.getHttpURI().getPath())) {
            headers.put(ROBOTS, "noindex, nofollow");
        }
        if (!headers.contains(POLICY)) {
            headers.put(POLICY, OWN_POLICY);
        }
    }
}
