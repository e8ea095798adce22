package br.com.basecommerce.local.gateway;

import br.com.basecommerce.common.trace.Trace;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the edge knows about a request: everything that it tells a service, nothing that a client told.
 *
 * @param host the host as addressed, in lower case, without port
 * @param token the inner token that edge-auth gave; null where none is needed
 */
record Visit(String slug, String host, Location location, String requestId, Trace trace, @Nullable String token) {

    private static final String ATTRIBUTE = Visit.class.getName();

    static Visit of(Request request) {
        return (Visit) Objects.requireNonNull(request.getAttribute(ATTRIBUTE), "a request before its visit");
    }

    static boolean isKnown(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof Visit;
    }

    static Visit begin(Request request, String slug, String requestId) {
        return new Visit(slug, Stores.plain(Request.getServerName(request)), Location.of(request.getHttpURI()),
                requestId, Trace
                        .start(),
                null).remember(request);
    }

    Visit with(String innerToken) {
        return new Visit(slug, host, location, requestId, trace, innerToken);
    }

    Visit remember(Request request) {
        request.setAttribute(ATTRIBUTE, this);
        return this;
    }

    /** A request id as nginx makes it: 32 hexadecimal digits. */
    static String newRequestId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
