package br.com.basecommerce.local.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Where a person goes on after signing in: the page in the browser, which is not always the address that was asked for. */
final class ReturnPath {

    private static final String START = "/";
    /** Path and query of the same host, without the fragment; {@code //other.host} and {@code /\other.host} are no path. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[!-\"$-~]*");
    private static final Pattern ADDRESS = Pattern.compile("https?://([^/:?#]+)(?::\\d+)?(/[^#]*)?(?:#.*)?");

    private ReturnPath() {}

    static String login(Request request) {
        return "/auth/login?next=" + URLEncoder.encode(of(request), StandardCharsets.UTF_8);
    }

    /** A posted form cannot be repeated by its address, so its page is where to go back to. */
    private static String of(Request request) {
        if (isHtmx(request)) {
            return sameHost(request.getHeaders().get("HX-Current-URL"), request);
        } else if (HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod())) {
            return local(request.getHttpURI().getPathQuery());
        } else {
            return sameHost(request.getHeaders().get(HttpHeader.REFERER), request);
        }
    }

    static boolean isHtmx(Request request) {
        return "true".equals(request.getHeaders().get("HX-Request"));
    }

    private static String sameHost(@Nullable String address, Request request) {
        Matcher parts = ADDRESS.matcher(address == null ? "" : address);
        return parts.matches() && Stores.plain(parts.group(1)).equals(Visit.of(request).host())
                ? local(parts.group(2))
                : START;
    }

    private static String local(@Nullable String path) {
        return path != null && LOCAL.matcher(path).matches() ? path : START;
    }
}
