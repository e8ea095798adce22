package br.com.basecommerce.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.local.gateway.RecordingService.Asked;
import br.com.basecommerce.local.gateway.Wire.Answer;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every edge of the suite does ({@code operations.md} section 6, {@code http-interface.md} sections 1 and 8). The
 * services behind it are recorders, as the contract is what the edge sends them and what it answers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EdgeContract {

    static final String PAGE_POLICY = "default-src 'none'; script-src 'self'";
    static final String OWN_POLICY = "default-src 'none'; style-src 'self'";
    static final Map<String, String> ALWAYS = Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()",
            "Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy", "same-origin",
            "X-Frame-Options",
            "DENY");

    final JsonMapper json = new JsonMapper();
    RecordingService auth;
    RecordingService vertical;
    Wire edge;

    @BeforeAll
    void startBetweenTwoRecorders(@TempDir Path tenants) throws Exception {
        Files.writeString(tenants.resolve("comarquivo.json"), "{\"slug\":\"comarquivo\"}");
        Files.setPosixFilePermissions(tenants, PosixFilePermissions.fromString("rwxr-xr-x"));
        auth = new RecordingService(EdgeContract::behaveAsAuth);
        vertical = new RecordingService(EdgeContract::answerPage);
        edge = new Wire(start(auth.port(), vertical.port(), tenants));
    }

    /** Starts the edge before these services and tells its port. */
    abstract int start(int authPort, int verticalPort, Path tenants) throws Exception;

    abstract void stop() throws Exception;

    @AfterAll
    void stopAll() throws Exception {
        stop();
        auth.close();
        vertical.close();
    }

    @BeforeEach
    void forgetWhatWasAsked() {
        auth.reset();
        vertical.reset();
    }

    private static void behaveAsAuth(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/auth/validate")) {
            validate(exchange);
        } else {
            answerPage(exchange);
        }
    }

    /** A cookie or token that begins with {@code customer} may use the portal only; {@code ended} is nobody any more. */
    private static void validate(HttpExchange exchange) throws IOException {
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        String credential = Objects.requireNonNullElse(cookie, Objects.requireNonNullElse(token, "ended"));
        String path = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Original-URI"), "");
        boolean misplaced = credential.contains("customer") != path.startsWith("/portal") && !path.startsWith(
                "/api/v1/ok");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        if (credential.contains("ended")) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            RecordingService.send(exchange, 401, new byte[0]);
        } else if (misplaced) {
            RecordingService.send(exchange, 403, new byte[0]);
        } else {
            exchange.getResponseHeaders().set("X-Accel-Expires", "5");
            exchange.getResponseHeaders().set("X-Auth-Token", "inner|" + exchange.getRequestHeaders().getFirst(
                    "X-Tenant-Slug")
                    + "|" + credential + "|" + path.split("[/?]", 3)[1]);
            RecordingService.send(exchange, 200, new byte[0]);
        }
    }

    /** Answers as the application does, and wrongly says what is the edge's to say. */
    static void answerPage(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", PAGE_POLICY);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
        exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("X-Request-Id", "of-the-application");
        exchange.getResponseHeaders().set("X-Auth-Token", "a secret");
        exchange.getResponseHeaders().set("X-Robots-Tag", "all");
        RecordingService.send(exchange, 200, "<p>ação</p>".getBytes(UTF_8));
    }

    RecordingService service(Proxied location) {
        return location.toVertical ? vertical : auth;
    }

    Asked passThrough(Proxied location, String... headers) {
        Answer answer = edge.get(location.freshPath(), headers);
        assertThat(answer.status()).as(location.path).isEqualTo(200);
        return service(location).last();
    }

    @ParameterizedTest
    @MethodSource("br.com.basecommerce.local.gateway.Proxied#values")
    void forgedHeadersNeverReachAService(Proxied location) {
        Asked asked = passThrough(location, "Cookie: " + location.cookie(), "Authorization: Bearer bc_maria",
                "X-Tenant-Slug: outra", "x-tenant-slug: outra", "X_Tenant_Slug: outra", "X-User-Id: evil",
                "X-User-Role: evil", "X-User-Name: evil", "X-Auth-Token: evil", "X-Original-URI: /evil",
                "X-Forwarded-For: 6.6.6.6", "X-Forwarded-Proto: evil", "X-Forwarded-Host: evil",
                "X-Forwarded-Port: evil",
                "X-Forwarded-Prefix: /evil", "X-Real-IP: 6.6.6.6", "Forwarded: for=6.6.6.6", "Proxy: http://evil",
                "X-Request-Id: evil", "traceparent: 00-00000000000000000000000000000bad-0000000000000bad-00",
                "tracestate: evil=1");

        assertThat(asked.headers().get("X-Tenant-Slug")).containsExactly("demo");
        assertThat(asked.headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(asked.headers().get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(asked.headers().get("X-Forwarded-Host")).containsExactly("demo.localhost");
        assertThat(asked.headers().get("Host")).containsExactly("demo.localhost");
        assertThat(asked.headers().toString()).doesNotContainIgnoringCase("evil").doesNotContain("6.6.6.6", "outra",
                "0000000bad");
    }

    @ParameterizedTest
    @MethodSource("br.com.basecommerce.local.gateway.Proxied#values")
    void aHeaderNamedInConnectionIsToldAllTheSame(Proxied location) {
        String head = "GET " + location.freshPath() + " HTTP/1.1\r\nHost: demo.localhost\r\nCookie: " + location
                .cookie()
                + "\r\nAuthorization: Bearer bc_maria\r\nConnection: close, X-Tenant-Slug, X-Request-Id, Authorization\r\n\r\n";

        assertThat(edge.raw("127.0.0.1", head, new byte[0]).status()).isEqualTo(200);
        assertThat(service(location).last().header("X-Tenant-Slug")).isEqualTo("demo");
    }

    @ParameterizedTest
    @CsvSource({"/web/cotacoes, Cookie: session=", "/api/v1/quotes, Authorization: Bearer bc_"})
    void whoItIsIsAskedByTheCredentialAlone(String path, String credential) {
        edge.get(path, credential + UUID.randomUUID(), "X-Local-Time: 2020-01-01T12:00:00Z", "X-Whatever: told",
                "Accept-Language: en", "Range: bytes=0-1");

        Asked asked = auth.last();
        assertThat(asked.address()).isEqualTo("/auth/validate");
        assertThat(asked.headers()).doesNotContainKeys("X-local-time", "X-whatever", "Accept-language", "Range");
    }

    @ParameterizedTest
    @MethodSource("br.com.basecommerce.local.gateway.Proxied#values")
    void everyRequestGetsItsOwnIdAndASampledTrace(Proxied location) {
        Answer first = edge.get(location.freshPath(), "Cookie: " + location.cookie(), "Authorization: Bearer bc_maria");
        Asked asked = service(location).last();
        passThrough(location, "Cookie: " + location.cookie(), "Authorization: Bearer bc_maria");

        assertThat(asked.header("X-Request-Id")).isEqualTo(first.header("X-Request-Id")).matches("[0-9a-f]{32}");
        assertThat(asked.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(service(location).last().header("X-Request-Id")).isNotEqualTo(asked.header("X-Request-Id"));
        assertThat(service(location).last().header("traceparent")).isNotEqualTo(asked.header("traceparent"));
    }

    @ParameterizedTest
    @MethodSource("br.com.basecommerce.local.gateway.Proxied#values")
    void onlyTheCredentialOfTheLocationGoesOn(Proxied location) {
        Asked asked = passThrough(location, "Cookie: " + location.cookie() + "; other=1",
                "Authorization: Bearer bc_maria");

        boolean cookie = location.credential.equals("cookie") || location.credential.equals("session");
        assertThat(asked.header("Cookie")).isEqualTo(cookie ? location.cookie() + "; other=1" : null);
        String segment = location.path.split("[/?]", 3)[1];
        assertThat(asked.header("Authorization")).isEqualTo(switch (location.credential) {
            case "session" -> "Bearer inner|demo|" + location.cookie() + "|" + segment;
            case "token" -> "Bearer inner|demo|Bearer bc_maria|" + segment;
            default -> null;
        });
    }

    @ParameterizedTest
    @MethodSource("br.com.basecommerce.local.gateway.Proxied#values")
    void nobodyGetsPastWithoutTheRightCredential(Proxied location) {
        Answer answer = edge.get(location.freshPath(), location.credential.equals("token")
                ? "Cookie: session=maria"
                : "Authorization: Bearer bc_maria");

        assertThat(answer.status()).isEqualTo(
                location.credential.equals("token") ? 401 : location.credential.equals("session") ? 302 : 200);
        assertThat(vertical.asked()).hasSize(location.toVertical && !location.asksForSession() ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/web/cotacoes", "/web/cotacoes?status=sent&q=cimento+50%20kg&x=a%26b",
            "/portal/pedidos?cursor=%3D%3D", "/docs?a=%23", "/web/busca?q=a=b?c"})
    void aPageWithoutSessionLeadsToTheLoginAndBack(String page) {
        Answer answer = edge.get(page);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(next(answer.header("Location"))).isEqualTo(page);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theWayBackOfAPostedFormIsItsPage() {
        assertThat(next(edge.post("/web/cotacoes/7/envio", "a=b",
                "Referer: http://demo.localhost:8080/web/cotacoes/7?v=1&w=2")
                .header("Location"))).isEqualTo("/web/cotacoes/7?v=1&w=2");
        assertThat(next(edge.post("/web/cotacoes/7/envio", "a=b", "Referer: http://evil.example/web").header(
                "Location")))
                .isEqualTo("/");
        assertThat(next(edge.post("/web/cotacoes/7/envio", "a=b").header("Location"))).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({"http://demo.localhost:8080/web/cotacoes?a=1&b=x%20y,/web/cotacoes?a=1&b=x%20y",
            "https://demo.localhost/web/rota#mapa,/web/rota", "http://evil.example/web,/",
            "http://demo.localhost//evil.example/,/", "javascript:alert(1),/", ",/"})
    void htmxWithoutSessionReplacesTheWholePage(@Nullable String current, String expected) {
        Answer answer = edge.get("/web/cotacoes/7/itens", "HX-Request: true",
                "HX-Current-URL: " + Objects.requireNonNullElse(current, ""));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(next(answer.header("HX-Redirect"))).isEqualTo(expected);
        assertThat(answer.header("Location")).isNull();
    }

    private static String next(@Nullable String location) {
        assertThat(location).startsWith("/auth/login?next=");
        String value = Objects.requireNonNull(location).substring("/auth/login?next=".length());
        assertThat(value).doesNotContain("&", "#", "+");
        return URLDecoder.decode(value, UTF_8);
    }

    @Test
    void aProgramWithoutTokenGetsAProblem() {
        Answer answer = edge.get("/api/v1/ok");

        assertThat(answer.all("WWW-Authenticate")).containsExactly("Bearer");
        assertProblem(answer, 401, "unauthenticated");
    }

    @Test
    void peopleAreSentToTheSideTheyBelongTo() {
        assertThat(edge.get("/web/dashboard", "Cookie: session=customer-bia").header("Location")).isEqualTo("/portal");
        assertThat(edge.get("/docs", "Cookie: session=customer-bia").header("Location")).isEqualTo("/portal");
        assertThat(edge.get("/portal/pedidos", "Cookie: session=joao").header("Location")).isEqualTo("/web/dashboard");
        Answer part = edge.get("/portal/pedidos", "Cookie: session=joao", "HX-Request: true");
        assertThat(part.status()).isEqualTo(403);
        assertThat(part.header("HX-Redirect")).isEqualTo("/web/dashboard");
        assertProblem(edge.get("/api/v1/other", "Authorization: Bearer customer-token"), 403, "forbidden");
        assertThat(vertical.asked()).isEmpty();
    }

    private void assertProblem(Answer answer, int status, String slug) {
        ResourceBundle texts = ResourceBundle.getBundle("messages.problems", Locale.ROOT);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode problem = json.readTree(answer.bytes());
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + slug);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isEqualTo(texts.getString("problem." + slug + ".title"));
        assertThat(problem.path("detail").asString()).isEqualTo(texts.getString("problem." + slug + ".detail"));
        assertThat(problem.path("instance").asString()).isEqualTo(answer.header("X-Request-Id"));
        assertThat(problem.path("retry_after").asString("")).isEqualTo(
                Objects.requireNonNullElse(answer.header("Retry-After"), ""));
    }

    @Test
    void manyRequestsAskOnce() throws Exception {
        String session = fresh();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(_ -> threads.execute(() -> edge.get("/web/a", "Cookie: session="
                    + session)));
        }
        edge.get("/web/b?other=1", "Cookie: other=2; session=" + session, "HX-Request: true");

        assertThat(vertical.asked()).hasSize(21).allSatisfy(asked -> assertThat(asked.header("Authorization"))
                .isEqualTo("Bearer inner|demo|session=" + session + "|web"));
        assertThat(auth.asked()).hasSize(1);
    }

    @Test
    void anAnswerIsNeverServedToAnotherStoreCredentialOrSide() {
        String one = fresh();
        String two = fresh();
        List<String[]> requests = List.of(new String[]{"/web/a", "Cookie: session=" + one},
                new String[]{"/web/a", "Cookie: session=" + two},
                new String[]{"/web/a", "Cookie: session=" + one, "Host: outra.localhost"},
                new String[]{"/docs", "Cookie: session=" + one},
                new String[]{"/web/a", "Cookie: __Host-session=" + one},
                new String[]{"/api/v1/ok", "Authorization: Bearer " + one},
                new String[]{"/api/v1/ok", "Authorization: Bearer " + two});
        requests.forEach(request -> edge.get(request[0], Arrays.copyOfRange(request, 1, request.length)));

        assertThat(auth.asked()).hasSize(requests.size());
        assertThat(vertical.asked().stream().map(asked -> asked.header("Authorization"))).containsExactly(
                "Bearer inner|demo|session=" + one + "|web", "Bearer inner|demo|session=" + two + "|web",
                "Bearer inner|outra|session=" + one + "|web", "Bearer inner|demo|session=" + one + "|docs",
                "Bearer inner|demo|__Host-session=" + one + "|web", "Bearer inner|demo|Bearer " + one + "|api",
                "Bearer inner|demo|Bearer " + two + "|api");
    }

    @Test
    void aRefusalIsAskedAgainEveryTime() {
        String ended = "ended-" + fresh();
        edge.get("/web/a", "Cookie: session=" + ended);
        edge.get("/web/a", "Cookie: session=" + ended);

        assertThat(auth.asked()).hasSize(2);
    }

    @Test
    void anAnswerHoldsNoLongerThanItSays() {
        String session = fresh();
        long start = System.nanoTime();
        edge.get("/web/a", "Cookie: session=" + session);
        Awaitility.await().atMost(Duration.ofSeconds(9)).pollInterval(Duration
                .ofMillis(250))
                .until(() -> {
                    edge.get("/web/a", "Cookie: session=" + session);
                    return auth.asked().size() == 2;
                });
        assertThat(System.nanoTime() - start).isGreaterThan(3_000_000_000L);
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    @Test
    void everyAnswerCarriesTheHeadersOnce() throws Exception {
        Stream.of("/health", "/", "/web/login", "/nada", "/tenant.json", "/auth/login", "/auth/validate", "/edge.css",
                "/web/a", "/api/v1/x", "/p/abcd", "/assets/x.js", "/web/%zz", "/web/x;y").forEach(
                        path -> assertHeaders(path, edge.get(path)));
        assertHeaders("signed in", edge.get("/web/a", "Cookie: session=maria"));
        assertHeaders("program", edge.get("/api/v1/ok", "Authorization: Bearer bc_maria"));
        assertHeaders("htmx", edge.get("/web/a", "HX-Request: true"));
        assertHeaders("misplaced", edge.get("/web/a", "Cookie: session=customer-eva"));
        assertHeaders("too large", edge.send("POST", "/web/a", new byte[11 * 1024 * 1024]));
        for (int status : new int[]{204, 301, 404, 422, 500, 503}) {
            vertical.behave(exchange -> {
                exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
                exchange.getResponseHeaders().set("Strict-Transport-Security", "max-age=1");
                RecordingService.send(exchange, status, new byte[0]);
            });
            Answer answer = edge.get("/web/a", "Cookie: session=maria");
            assertThat(answer.status()).isEqualTo(status);
            assertHeaders("application's " + status, answer);
        }
        vertical.goAway();
        try {
            assertHeaders("away", edge.get("/web/a", "Cookie: session=maria"));
        } finally {
            vertical.comeBack();
        }
    }

    @Test
    void aLargeFileArrivesWhole() {
        byte[] file = new byte[12 * 1024 * 1024];
        new Random(1).nextBytes(file);
        vertical.behave(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/zip");
            RecordingService.send(exchange, 200, file);
        });

        assertThat(edge.get("/web/meus-dados/1/zip", "Cookie: session=maria").bytes()).isEqualTo(file);
    }

    private static void assertHeaders(String what, Answer answer) {
        ALWAYS.forEach((name, value) -> assertThat(answer.all(name)).as("%s of %s", name, what).containsExactly(value));
        assertThat(answer.all("X-Request-Id")).as("request id of %s", what).hasSize(1).allMatch(id -> id.matches(
                "[0-9a-f]{32}"));
        assertThat(answer.all("Content-Security-Policy")).as("policy of %s", what).hasSize(1);
        assertThat(answer.all("Strict-Transport-Security")).as("transport security over http of %s", what).isEmpty();
        assertThat(answer.all("X-Robots-Tag")).as("robots of %s", what)
                .isEqualTo(what.equals("/auth/login") ? List.of() : List.of("noindex, nofollow"));
        assertThat(answer.all("X-Auth-Token")).as("inner token of %s", what).isEmpty();
        assertThat(answer.all("Date").size()).as("date of %s", what).isLessThanOrEqualTo(1);
    }

    @Test
    void thePolicyOfAPageIsTheApplicationsAndOfOwnPagesTheStrictest() {
        assertThat(edge.get("/web/a", "Cookie: session=maria").all("Content-Security-Policy")).containsExactly(
                PAGE_POLICY);
        assertThat(edge.get("/nada").all("Content-Security-Policy")).containsExactly(OWN_POLICY);
        assertThat(edge.get("/health").all("Content-Security-Policy")).containsExactly(OWN_POLICY);
    }

    @Test
    void whenTheVerticalIsAwayPeopleGetAPageThatTriesAgain() throws Exception {
        vertical.goAway();
        try {
            assertUnavailable();
        } finally {
            vertical.comeBack();
        }
        assertThat(edge.get("/web/a", "Cookie: session=maria").status()).isEqualTo(200);
    }

    private void assertUnavailable() {
        Answer page = edge.get("/web/a", "Cookie: session=maria");
        assertUnavailable(page);
        assertThat(page.body()).contains("<meta http-equiv=\"refresh\" content=\"5\">");
        Answer part = edge.get("/web/a", "Cookie: session=maria", "HX-Request: true");
        assertUnavailable(part);
        assertThat(part.header("HX-Redirect")).isNull();
        Answer form = edge.post("/web/a", "a=b", "Cookie: session=maria");
        assertUnavailable(form);
        assertThat(form.body()).doesNotContain("http-equiv=\"refresh\"");
        assertUnavailable(edge.send("POST", "/web/a", new byte[2 * 1024 * 1024], "Cookie: session=maria"));
        assertUnavailable(edge.get("/p/abcd"));
        Answer program = edge.get("/api/v1/ok", "Authorization: Bearer bc_maria");
        assertThat(program.header("Retry-After")).isEqualTo("5");
        assertProblem(program, 503, "unavailable");
    }

    private static void assertUnavailable(Answer page) {
        assertThat(page.status()).isBetween(502, 504);
        assertThat(page.header("Retry-After")).isEqualTo("5");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("Voltamos em instantes.").doesNotContain("<script", "<style", "/assets/");
    }

    @Test
    void whenNobodyCanBeAskedNobodyGetsIn() throws Exception {
        auth.goAway();
        try {
            Answer page = edge.get("/web/a", "Cookie: session=" + fresh());
            assertThat(page.status()).isBetween(502, 504);
            assertThat(page.body()).contains("Voltamos em instantes.");
            assertProblem(edge.get("/api/v1/ok", "Authorization: Bearer " + fresh()), 503, "unavailable");
        } finally {
            auth.comeBack();
        }
        auth.behave(exchange -> RecordingService.send(exchange, 500, new byte[0]));
        assertThat(edge.get("/web/a", "Cookie: session=" + fresh()).status()).isBetween(502, 504);
        assertThat(vertical.asked()).isEmpty();
    }

    @Test
    void anAnswerOfTheApplicationStaysAsItIs() {
        vertical.behave(exchange -> {
            exchange.getResponseHeaders().set("Set-Cookie", "a=b; Path=/");
            exchange.getResponseHeaders().set("Location", "http://demo.localhost/web/cotacoes/8");
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            RecordingService.send(exchange, 503, "{\"mine\":true}".getBytes(UTF_8));
        });
        Answer answer = edge.get("/api/v1/ok", "Authorization: Bearer bc_maria");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"mine\":true}");
        assertThat(answer.header("Set-Cookie")).isEqualTo("a=b; Path=/");
        assertThat(answer.header("Location")).isEqualTo("http://demo.localhost/web/cotacoes/8");
    }

    @Test
    void aPackedAnswerIsNotUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{}".getBytes(UTF_8));
        }
        vertical.behave(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            RecordingService.send(exchange, 200, packed.toByteArray());
        });
        Answer answer = edge.get("/api/v1/ok", "Authorization: Bearer bc_maria", "Accept-Encoding: gzip");

        assertThat(answer.all("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.bytes()).isEqualTo(packed.toByteArray());
    }

    @Test
    void aSlowAnswerArrives() {
        vertical.behave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int part = 0; part < 4; part++) {
                LockSupport.parkNanos(700_000_000L);
                exchange.getResponseBody().write(("part" + part).getBytes(UTF_8));
                exchange.getResponseBody().flush();
            }
        });

        assertThat(edge.get("/web/a", "Cookie: session=maria").body()).isEqualTo("part0part1part2part3");
    }

    @Test
    void aServiceThatBreaksOffIsAway() {
        vertical.behave(exchange -> {
            throw new IOException("on purpose");
        });

        assertUnavailable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo.localhost", "DEMO.LocalHost", "demo.localhost.", "demo.localhost:8080",
            "demo.basecommerce.com.br", "Demo.BaseCommerce.com.br:443"})
    void theStoreIsFoundInTheHost(String host) {
        assertThat(edge.get("/p/abcd", "Host: " + host).status()).isEqualTo(200);
        assertThat(vertical.last().header("X-Tenant-Slug")).isEqualTo("demo");
        assertThat(vertical.last().header("Host")).isEqualTo(
                host.toLowerCase(Locale.ROOT).replaceAll(":\\d+$", "").replaceAll("\\.$", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "basecommerce.com.br", "127.0.0.1", "127.0.0.1:8080", "[::1]", "a.b.localhost",
            "de_mo.localhost", "-demo.localhost", "demo-.localhost", ".localhost", "demo..localhost",
            "demo.localhost.evil",
            "demo.basecommerceXcom.br", "demo.localhost@evil", "demo.localhost/..", "demo%00.localhost",
            "démo.localhost",
            "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg.localhost"})
    void anyOtherHostIsRefusedWithoutAWord(String host) {
        Answer answer = edge.get("/p/abcd", "Host: " + host);

        assertThat(answer.status()).isIn(0, 400, 421);
        assertThat(vertical.asked()).isEmpty();
        assertThat(auth.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: demo.localhost\r\nHost: outra.localhost\r\n", "",
            "Host: demo.localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
            "Host: demo.localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            "Host: demo.localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
            "Host: demo.localhost\r\nTransfer-Encoding: xchunked\r\n", "Host: demo.localhost\r\nContent-Length: -1\r\n",
            "Host: demo.localhost\r\nContent-Length : 5\r\n", "Host: demo.localhost\r\n folded: x\r\nBad Name: x\r\n"})
    void aRequestThatCanBeReadTwoWaysIsNotPassedOn(String headers) {
        String head = "POST /p/abcd HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
        Answer answer = edge.raw("127.0.0.1", head, "0\r\n\r\nGET /p/smuggled HTTP/1.1\r\nHost: demo.localhost\r\n\r\n"
                .getBytes(UTF_8));

        assertThat(vertical.asked()).noneMatch(asked -> asked.address().contains("smuggled"));
        assertThat(vertical.asked().size() + (answer.status() == 400 || answer.status() == 501 || answer.status() == 0
                ? 1
                : 0))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/validate", "/auth/validate/", "/auth/validate/token", "/auth/validate?x=1",
            "/auth/validate;a=b", "/auth/%76alidate", "/auth//validate", "//auth/validate", "/auth/./validate",
            "/auth/x/../validate", "/auth/x/%2e%2e/validate", "/auth/;/validate", "/auth/validate%3Ba",
            "/auth%2Fvalidate",
            "/web/../auth/validate", "/assets/..%2fauth/validate"})
    void nobodyOutsideCanAskWhoSomebodyIs(String path) {
        Answer answer = edge.get(path, "Cookie: session=maria");

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("X-Auth-Token")).isNull();
        assertThat(auth.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nada", "/api", "/p", "/assets", "/problems", "/auth", "/WEB/dashboard", "/web2/x",
            "/docsx",
            "/edge-pages/not-found.html", "/actuator/health", "/web/;x/dashboard", "/assets/../web/dashboard",
            "/p/%2e%2e/web/dashboard", "/portal/..;/web/dashboard", "/web\\dashboard", "/web/a%5cb", "/internal"})
    void anyOtherPathIsNowhere(String path) {
        Answer answer = edge.get(path, "Cookie: session=maria");

        assertThat(answer.status()).isIn(400, 404);
        assertThat(vertical.asked()).isEmpty();
        assertThat(auth.asked()).isEmpty();
    }

    @Test
    void whatIsNotFoundGetsAPageWithAWayOut() {
        Answer answer = edge.get("/nada");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html").containsIgnoringCase("utf-8");
        assertThat(answer.body()).contains("Não encontramos esta página.", "action=\"/web/busca\"",
                "href=\"/web/dashboard\"");
        assertThat(edge.post("/nada", "a=b").status()).isEqualTo(404);
    }

    @Test
    void theDoorsLeadInside() {
        assertThat(edge.get("/").status()).isEqualTo(302);
        assertThat(edge.get("/").header("Location")).isEqualTo("/web/dashboard");
        assertThat(edge.get("/web/login").header("Location")).isEqualTo("/auth/login");
        Answer health = edge.get("/health");
        assertThat(health.body()).isEqualTo("{\"status\":\"ok\",\"edge\":true}");
        assertThat(health.header("Content-Type")).startsWith("application/json");
        assertThat(edge.get("/edge.css").header("Content-Type")).startsWith("text/css");
    }

    @Test
    void aFileOfAStoreWinsOverEdgeAuth() {
        Answer file = edge.get("/tenant.json", "Host: comarquivo.localhost");
        assertThat(file.body()).isEqualTo("{\"slug\":\"comarquivo\"}");
        assertThat(file.header("Content-Type")).startsWith("application/json");
        assertThat(file.all("Cache-Control")).containsExactly("max-age=300");
        assertThat(auth.asked()).isEmpty();

        Answer asked = edge.get("/tenant.json");
        assertThat(asked.all("Cache-Control")).containsExactly("max-age=300");
        assertThat(auth.last().address()).isEqualTo("/tenant.json");
    }

    @Test
    void bodiesPassWholeUpToTheirLimit() {
        byte[] photo = new byte[9 * 1024 * 1024];
        assertThat(edge.send("POST", "/web/produtos/7/foto", photo, "Cookie: session=maria", "Content-Type: image/jpeg")
                .status()).isEqualTo(200);
        assertThat(vertical.last().bodyLength()).isEqualTo(photo.length);
        assertThat(edge.send("POST", "/web/a", "a=b".getBytes(UTF_8), "Cookie: session=maria", "Expect: 100-continue")
                .status()).isEqualTo(200);
        assertThat(vertical.last().bodyLength()).isEqualTo(3);

        vertical.reset();
        Answer page = edge.send("POST", "/web/produtos/7/foto", new byte[11 * 1024 * 1024], "Cookie: session=maria");
        assertThat(page.status()).isEqualTo(413);
        assertThat(page.body()).contains("Arquivo grande demais.");
        assertProblem(edge.send("POST", "/api/v1/ok", new byte[11 * 1024 * 1024], "Authorization: Bearer bc_maria"),
                413,
                "payload-too-large");
        assertThat(edge.send("POST", "/p/abcd/question", new byte[2 * 1024 * 1024]).status()).isEqualTo(413);
        assertThat(edge.send("POST", "/auth/users", new byte[2 * 1024 * 1024]).status()).isEqualTo(413);
        assertThat(vertical.asked()).isEmpty();
    }

    @Test
    void aBodyInChunksPassesWhole() {
        String head = "POST /p/abcd/question HTTP/1.1\r\nHost: demo.localhost\r\nTransfer-Encoding: chunked\r\n"
                + "Content-Type: text/plain\r\nConnection: close\r\n\r\n";

        assertThat(edge.raw("127.0.0.1", head, "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n".getBytes(UTF_8)).status())
                .isEqualTo(200);
        assertThat(vertical.last().bodyLength()).isEqualTo(11);
    }

    @Test
    void theAddressReachesTheServiceAsItWasWritten() {
        edge.get("/web/busca?q=a%20b+c&r=%C3%A7%26", "Cookie: session=maria");

        assertThat(vertical.last().address()).isEqualTo("/web/busca?q=a%20b+c&r=%C3%A7%26");
    }
}
