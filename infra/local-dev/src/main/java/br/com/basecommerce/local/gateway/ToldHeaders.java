package br.com.basecommerce.local.gateway;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What the edge tells a service about a request; what a client says under the same names is never passed on. */
final class ToldHeaders {

    private static final Set<String> FORGEABLE = Set.of("x-tenant-slug", "x-original-uri", "x-request-id",
            "traceparent",
            "tracestate", "forwarded", "x-real-ip", "proxy", "via");
    private static final List<String> FORGEABLE_FAMILIES = List.of("x-user-", "x-auth-", "x-forwarded-");

    private ToldHeaders() {}

    static void dropForged(HttpFields.Mutable headers) {
        List<String> forged = headers.stream().map(HttpField::getName).filter(ToldHeaders::isForgeable).toList();
        forged.forEach(headers::remove);
    }

    /** As nginx, drops names with an underscore: for some programs {@code X_Tenant_Slug} is the same header. */
    private static boolean isForgeable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.indexOf('_') >= 0 || FORGEABLE.contains(lower)
                || FORGEABLE_FAMILIES.stream().anyMatch(lower::startsWith);
    }

    static void put(HttpFields.Mutable headers, Request request, Visit visit) {
        headers.put(HttpHeader.HOST, visit.host());
        headers.put("X-Tenant-Slug", visit.slug());
        headers.put("X-Request-Id", visit.requestId());
        headers.put("traceparent", visit.trace().traceparent());
        headers.put(HttpHeader.X_FORWARDED_FOR, address(request));
        headers.put(HttpHeader.X_FORWARDED_PROTO, "http");
        headers.put(HttpHeader.X_FORWARDED_HOST, visit.host());
    }

    /** Without the brackets that Jetty puts around an IPv6 address, as nginx tells it. */
    private static String address(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress client
                ? client.getAddress().getHostAddress()
                : Request.getRemoteAddr(request);
    }
}
