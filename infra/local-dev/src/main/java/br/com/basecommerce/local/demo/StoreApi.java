package br.com.basecommerce.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1} of one store as one user sees it; every request may happen at a moment of the past. */
final class StoreApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI edge;
    private final String host;
    private final String token;

    /** @param edge address of the gateway or of nginx, without a path */
    StoreApi(HttpClient http, URI edge, String slug, String token) {
        this.http = http;
        this.edge = edge;
        this.host = slug + ".localhost";
        this.token = token;
    }

    JsonNode get(String path, Instant moment) throws IOException, InterruptedException {
        return send(request(path, moment).GET());
    }

    /** A creation: with a key of its own, so that a repeated one would not double it. */
    JsonNode create(String path, Object body, Instant moment) throws IOException, InterruptedException {
        return send(request(path, moment).header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** A transition or change of a resource just read, at its present version. */
    JsonNode move(String path, JsonNode resource, @Nullable Object body, Instant moment)
            throws IOException, InterruptedException {
        return change("POST", path, resource, body, moment);
    }

    JsonNode replace(String path, JsonNode resource, Object body, Instant moment)
            throws IOException, InterruptedException {
        return change("PUT", path, resource, body, moment);
    }

    private JsonNode change(String method, String path, JsonNode resource, @Nullable Object body, Instant moment)
            throws IOException, InterruptedException {
        return send(request(path, moment).header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"" + resource.get("version").asString() + "\"")
                .method(method, HttpRequest.BodyPublishers
                        .ofString(JSON.writeValueAsString(body == null ? Map.of() : body))));
    }

    private HttpRequest.Builder request(String path, Instant moment) {
        return HttpRequest.newBuilder(edge.resolve("/api/v1" + path)).timeout(TIMEOUT)
                .header("Host", host)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("X-Local-Time", moment.toString());
    }

    private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("the demo data was refused: " + request.method() + " " + request.uri().getPath()
                    + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
