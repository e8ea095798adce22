package br.com.basecommerce.auth;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What reaches the service when a browser at one store's address asks: it keeps cookies and follows no redirect. */
final class TestBrowser {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;
    private final String slug;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    TestBrowser(int port, String slug) {
        this.port = port;
        this.slug = slug;
    }

    /** The same cookies, at another store's address. */
    TestBrowser at(String otherSlug) {
        TestBrowser other = new TestBrowser(port, otherSlug);
        other.cookies.putAll(cookies);
        return other;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** A form of a page of the same host. */
    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        return postAs("same-origin", path, form, headers);
    }

    HttpResponse<String> postAs(String site, String path, Map<String, String> form, String... headers) {
        return send(request(path, headers).header("Sec-Fetch-Site", site)
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body(form))));
    }

    HttpResponse<String> method(String method, String path, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<String> signIn(String email, String password) {
        return post("/auth/login", Map.of("email", email, "password", password));
    }

    HttpResponse<String> validate(String uri, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "X-Original-URI";
        all[1] = uri;
        return get("/auth/validate", all);
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    TestBrowser with(String cookie, String value) {
        cookies.put(cookie, value);
        return this;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!slug.isEmpty()) {
            request.header("X-Tenant-Slug", slug);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "="
                    + cookie.getValue()).collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException refused) {
            throw new IllegalStateException("the service does not answer", refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String body(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
