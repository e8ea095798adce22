package br.com.basecommerce.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.local.demo.DemoStores;
import br.com.basecommerce.local.services.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that calls the demo store through the edge, with a session's cookie or with a token. */
final class Caller implements AutoCloseable {

    private static final Pattern SESSION = Pattern.compile("session=[^;]+");
    private static final Pattern TOKEN = Pattern.compile("bc_[A-Za-z0-9_-]+");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI edge;
    private String credential = "Accept-Language";
    private String value = "pt-BR";

    private Caller(URI edge) {
        this.edge = edge;
    }

    static Caller nobody(RunningSuite suite) {
        return new Caller(suite.edge());
    }

    static Caller withSession(RunningSuite suite, String email) {
        Caller caller = nobody(suite);
        HttpResponse<String> answer = caller.signIn(email);
        Matcher session = SESSION.matcher(answer.headers().firstValue("Set-Cookie").orElseThrow());
        assertThat(session.find()).isTrue();
        caller.credential = "Cookie";
        caller.value = session.group();
        return caller;
    }

    static Caller withToken(RunningSuite suite, String email) throws IOException, InterruptedException {
        Caller caller = nobody(suite);
        List<String> answer = suite.operator().batch(List.of(Operator.words("--json", "token", "create", "--slug",
                "demo", "--user", email, "--label", "test", "--scope", "write", "--days", "1")));
        Matcher token = TOKEN.matcher(answer.getLast());
        assertThat(token.find()).isTrue();
        caller.credential = "Authorization";
        caller.value = "Bearer " + token.group();
        return caller;
    }

    HttpResponse<String> signIn(String email) {
        return send(request("/auth/login").header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin").POST(HttpRequest.BodyPublishers.ofString("email="
                        + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&password=" + DemoStores.PASSWORD)));
    }

    /** @param headers names and values, one after the other */
    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    JsonNode read(String path) {
        return json(get("/api/v1" + path));
    }

    /** A creation, or a step of what was read before at its version. */
    JsonNode post(String path, Object body) {
        return json(send(posted(path, body)));
    }

    JsonNode step(String path, JsonNode resource, Object body) {
        return json(send(posted(path, body).header("If-Match", "\"" + resource.get("version").asString() + "\"")));
    }

    private HttpRequest.Builder posted(String path, Object body) {
        return request("/api/v1" + path).header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(edge.resolve(path)).header("Host", "demo.localhost").header(credential, value);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    /** A sale at the counter, from the quote to the goods handed over. */
    JsonNode sellAtTheCounter(String product, String unit) {
        String customer = read("/customers?limit=1&kind=company").at("/items/0/id").asString();
        JsonNode quote = post("/quotes", Map.of("customer_id", customer, "fulfilment", "pickup", "lines",
                List.of(Map.of("product_id", product, "entered_quantity", "1", "entered_unit", unit))));
        String path = "/quotes/" + quote.get("id").asString();
        quote = step(path + "/submission", quote, Map.of());
        quote = step(path + "/approval", quote, Map.of("revision", 1, "channel", "counter"));
        JsonNode order = step(path + "/conversion", quote, Map.of("fulfilment", "pickup"));
        JsonNode delivery = read("/deliveries?order_id=" + order.get("id").asString()).at("/items/0");
        return step("/deliveries/" + delivery.get("id").asString() + "/hand-over", delivery,
                Map.of("receiver_name", "Maria"));
    }

    @Override
    public void close() {
        http.close();
    }
}
