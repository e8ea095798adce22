package br.com.basecommerce.local.gateway;

import br.com.basecommerce.common.web.problem.Problem;
import br.com.basecommerce.common.web.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the edge answers without asking a service: redirects, its few static pages, problems for programs. */
final class OwnAnswers {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final JsonMapper json = new JsonMapper();
    private final ResourceBundle texts = ResourceBundle.getBundle("messages.problems", Locale.ROOT);
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    void health(Response response, Callback callback) {
        send(response, callback, HttpStatus.OK_200, "application/json",
                "{\"status\":\"ok\",\"edge\":true}".getBytes(StandardCharsets.UTF_8));
    }

    void style(Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "max-age=300");
        send(response, callback, HttpStatus.OK_200, "text/css;charset=utf-8", file("edge.css"));
    }

    void redirect(String location, Response response, Callback callback) {
        response.setStatus(HttpStatus.FOUND_302);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, null, callback);
    }

    /** Sends the whole page of an HTMX request elsewhere: a redirect would be followed unseen, into a part of the page. */
    void redirectHtmx(int status, String location, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put("HX-Redirect", location);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, null, callback);
    }

    void notFound(Response response, Callback callback) {
        page(HttpStatus.NOT_FOUND_404, "not-found.html", response, callback);
    }

    void malformed(Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        page(HttpStatus.BAD_REQUEST_400, "bad-request.html", response, callback);
    }

    void tooLarge(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        if (Visit.of(request).location().isForProgram()) {
            problem(request, ProblemType.PAYLOAD_TOO_LARGE, HttpStatus.PAYLOAD_TOO_LARGE_413, Map.of(), response,
                    callback);
        } else {
            page(HttpStatus.PAYLOAD_TOO_LARGE_413, "too-large.html", response, callback);
        }
    }

    void unauthenticated(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        problem(request, ProblemType.UNAUTHENTICATED, HttpStatus.UNAUTHORIZED_401, Map.of(), response, callback);
    }

    void forbidden(Request request, Response response, Callback callback) {
        problem(request, ProblemType.FORBIDDEN, HttpStatus.FORBIDDEN_403, Map.of(), response, callback);
    }

    /** A service is away or too slow. A sent form is not repeated by itself: its page has no refresh. */
    void unavailable(Request request, int status, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
        boolean form = !HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod());
        if (Visit.of(request).location().isForProgram()) {
            problem(request, ProblemType.UNAVAILABLE, ProblemType.UNAVAILABLE.status(),
                    Map.of("retry_after", RETRY_AFTER_SECONDS), response, callback);
        } else {
            page(status, form ? "unavailable-form.html" : "unavailable.html", response, callback);
        }
    }

    private void page(int status, String name, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        send(response, callback, status, "text/html;charset=utf-8", file(name));
    }

    private void problem(Request request, ProblemType type, int status, Map<String, @Nullable Object> members,
            Response response, Callback callback) {
        Problem problem = new Problem(type, text(type, "title"), text(type, "detail"), Visit.of(request).requestId(),
                members);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        send(response, callback, status, "application/problem+json", json.writeValueAsBytes(problem));
    }

    private String text(ProblemType type, String part) {
        return texts.getString("problem." + type.slug() + "." + part);
    }

    private static void send(Response response, Callback callback, int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.getHeaders().put(EdgeHeaders.POLICY, EdgeHeaders.OWN_POLICY);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private byte[] file(String name) {
        return files.computeIfAbsent(name, OwnAnswers::read);
    }

    private static byte[] read(String name) {
        try (InputStream file = OwnAnswers.class.getResourceAsStream("pages/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
