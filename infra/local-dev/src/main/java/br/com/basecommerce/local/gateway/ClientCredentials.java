package br.com.basecommerce.local.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The credentials of the client, each only where it counts: a cookie for people, an API token for programs. */
final class ClientCredentials {

    private static final Pattern HOST_SESSION = Pattern.compile("(?:^|;\\s*)(__Host-session=[^;]*)");
    private static final Pattern LOCAL_SESSION = Pattern.compile("(?:^|;\\s*)(session=[^;]*)");

    private ClientCredentials() {}

    /** The one cookie that edge-auth is asked about, as {@code name=value}. */
    static @Nullable String session(Request request) {
        if (Visit.of(request).location().credential() != Location.Credential.COOKIE) {
            return null;
        }
        String cookies = String.join("; ",
                request.getHeaders().stream().filter(field -> field.is(HttpHeader.COOKIE.asString()))
                        .map(HttpField::getValue).filter(value -> value != null).toList());
        Matcher strict = HOST_SESSION.matcher(cookies);
        Matcher local = LOCAL_SESSION.matcher(cookies);
        return strict.find() ? strict.group(1) : local.find() ? local.group(1) : null;
    }

    static @Nullable String authorization(Request request) {
        return Visit.of(request).location().credential() == Location.Credential.AUTHORIZATION
                ? request.getHeaders().get(HttpHeader.AUTHORIZATION)
                : null;
    }

    /** Leaves what the location lets through; the inner token, once there is one, takes the place of an API token. */
    static void filter(HttpFields.Mutable headers, Visit visit) {
        if (visit.location().credential() != Location.Credential.COOKIE) {
            headers.remove(HttpHeader.COOKIE);
        }
        headers.remove(HttpHeader.AUTHORIZATION);
        if (visit.token() != null) {
            headers.put(HttpHeader.AUTHORIZATION, "Bearer " + visit.token());
        }
    }
}
