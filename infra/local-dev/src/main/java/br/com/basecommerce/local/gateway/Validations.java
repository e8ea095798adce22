package br.com.basecommerce.local.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Asks edge-auth once per credential and a few seconds, as nginx does with {@code auth_request} and its cache. Requests that
 * come at the same moment wait for the first one's answer.
 */
final class Validations {

    private static final int MOST_ENTRIES = 10_000;

    private final HttpClient client;
    private final int authPort;
    private final Cache<Asked, Validation> answers = Caffeine.newBuilder().maximumSize(MOST_ENTRIES)
            .expireAfter(Expiry.<Asked, Validation>creating((_, answer) -> lifetime(answer))).build();

    Validations(HttpClient client, int authPort) {
        this.client = client;
        this.authPort = authPort;
    }

    Validation of(Request request) {
        Visit visit = Visit.of(request);
        Asked asked = new Asked(visit.slug(), ClientCredentials.session(request), ClientCredentials.authorization(
                request),
                visit.location());
        return answers.get(asked, _ -> ask(asked, request));
    }

    private Validation ask(Asked asked, Request request) {
        try {
            return read(client.newRequest("127.0.0.1", authPort).path("/auth/validate")
                    .timeout(30, TimeUnit.SECONDS).headers(headers -> {
                        ToldHeaders.put(headers, request, Visit.of(request));
                        put(headers, HttpHeader.COOKIE, asked.session());
                        put(headers, HttpHeader.AUTHORIZATION, asked.authorization());
                        headers.put("X-Original-URI", request.getHttpURI().getPathQuery());
                    }).send());
        } catch (TimeoutException late) {
            return new Validation.Unanswered(HttpStatus.GATEWAY_TIMEOUT_504);
        } catch (ExecutionException unreachable) {
            return new Validation.Unanswered(HttpStatus.BAD_GATEWAY_502);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Validation.Unanswered(HttpStatus.SERVICE_UNAVAILABLE_503);
        }
    }

    private static void put(HttpFields.Mutable headers, HttpHeader name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static Validation read(ContentResponse answer) {
        String token = answer.getHeaders().get("X-Auth-Token");
        return switch (answer.getStatus()) {
            case HttpStatus.OK_200 -> token == null
                    ? new Validation.Unanswered(HttpStatus.BAD_GATEWAY_502)
                    : new Validation.Granted(token, Duration.ofSeconds(
                            Math.max(0, answer.getHeaders().getLongField("X-Accel-Expires"))));
            case HttpStatus.UNAUTHORIZED_401 -> new Validation.Unknown();
            case HttpStatus.FORBIDDEN_403 -> new Validation.Misplaced();
            default -> new Validation.Unanswered(HttpStatus.SERVICE_UNAVAILABLE_503);
        };
    }

    private static Duration lifetime(Validation answer) {
        return answer instanceof Validation.Granted granted ? granted.lifetime() : Duration.ZERO;
    }

    /** All that the answer depends on; the location stands for the first segment of the path. */
    private record Asked(String slug, @Nullable String session, @Nullable String authorization, Location location) {}
}
