package br.com.basecommerce.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import br.com.basecommerce.common.testing.Containers;
import br.com.basecommerce.local.gateway.Wire.Answer;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;

/** The contract, and what only nginx does: limits, packing, the cache of assets, silence for other hosts, the log. */
class NginxContractIT extends EdgeContract {

    private static final String IMAGE = "nginx:1.30-alpine";
    private static final Path FILES = Path.of("../droplet-1-edge/nginx").toAbsolutePath().normalize();

    private static final String CLOUDFLARE = "127.0.0.9";

    @TempDir
    static Path templates;

    private @Nullable GenericContainer<?> nginx;

    @Override
    int start(int authPort, int verticalPort, Path tenants) throws Exception {
        assumeTrue(Containers.has(IMAGE), "No Docker engine with " + IMAGE
                + " answers: the contract ran against the gateway only");
        int port = freePort();
        layTemplatesBehindCloudflare();
        nginx = new GenericContainer<>(IMAGE).withNetworkMode("host").withEnv(variables(port, authPort, verticalPort))
                .withCreateContainerCmdModifier(command -> {
                    lockDown(Objects.requireNonNull(command.getHostConfig()), tenants);
                    command.withEntrypoint("sh", "/etc/nginx/site/start.sh");
                });
        nginx.start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions()
                .until(() -> new Wire(port).get("/health").status() == 200);
        return port;
    }

    @Override
    void stop() {
        if (nginx != null) {
            nginx.stop();
        }
    }

    /** As docker-compose.yml runs it. */
    private static void lockDown(HostConfig host, Path tenants) {
        host.withReadonlyRootfs(true).withCapDrop(Capability.ALL)
                .withCapAdd(Capability.CHOWN, Capability.SETGID, Capability.SETUID, Capability.NET_BIND_SERVICE)
                .withSecurityOpts(List.of("no-new-privileges:true"))
                .withTmpFs(Map.of("/tmp", "", "/var/cache/nginx", "", "/run", "", "/etc/nginx/conf.d", ""))
                .withBinds(bind(FILES, ""), bind(templates, "conf.d"), bind(tenants, "tenants"));
    }

    /** The templates and a file of ranges as a droplet has it, with one loopback address for all of Cloudflare. */
    private static void layTemplatesBehindCloudflare() throws IOException {
        for (String name : List.of("default.conf", "auth.upstream.conf")) {
            Files.copy(FILES.resolve("conf.d").resolve(name), templates.resolve(name));
        }
        Files.writeString(templates.resolve("cloudflare-ips.conf"),
                "set_real_ip_from " + CLOUDFLARE + ";\nreal_ip_header CF-Connecting-IP;\n");
    }

    private static Bind bind(Path source, String name) {
        return new Bind(source.toString(), new Volume("/etc/nginx/site/" + name), AccessMode.ro);
    }

    private static Map<String, String> variables(int port, int authPort, int verticalPort) throws IOException {
        return Map.ofEntries(Map.entry("BASE_DOMAIN", "basecommerce.com.br"), Map.entry("HTTP_PORT", "" + port),
                Map.entry("STATUS_PORT", "" + freePort()), Map.entry("AUTH_HOST", "127.0.0.1"),
                Map.entry("AUTH_PORT", "" + authPort), Map.entry("VERTICAL_HOST", "127.0.0.1"),
                Map.entry("VERTICAL_PORT", "" + verticalPort), Map.entry("RESOLVER", "127.0.0.11"),
                Map.entry("LIMIT_WEB_RATE", "1000r/s"), Map.entry("LIMIT_WEB_BURST", "1000"),
                Map.entry("LIMIT_API_RATE", "50r/s"), Map.entry("LIMIT_API_BURST", "100"),
                Map.entry("LIMIT_AUTH_RATE", "1000r/s"), Map.entry("LIMIT_AUTH_BURST", "1000"),
                Map.entry("LIMIT_LOGIN_RATE", "60r/m"), Map.entry("LIMIT_LOGIN_BURST", "20"),
                Map.entry("LIMIT_PUBLIC_RATE", "10r/s"), Map.entry("LIMIT_PUBLIC_BURST", "100"),
                Map.entry("LIMIT_STORE_RATE", "1000r/s"), Map.entry("LIMIT_STORE_BURST", "1000"),
                Map.entry("LIMIT_CONNECTIONS", "200"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void tooManyLoginsGetAPageAndAWait() {
        List<Answer> answers = IntStream.range(0, 30).mapToObj(_ -> edge.post("/auth/login", "a=b",
                "Host: cheia.localhost"))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.status() == 200).count()).isBetween(21L, 23L);
        Answer refused = answers.getLast();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        assertThat(refused.body()).contains("Muitos pedidos seguidos. Aguarde 2 segundos.");
        assertThat(edge.post("/auth/login", "a=b", "Host: vizinha.localhost").status()).isEqualTo(200);
        assertThat(edge.get("/auth/login", "Host: cheia.localhost").status()).isEqualTo(200);
    }

    @Test
    void aProgramThatAsksTooOftenGetsAProblem() {
        Answer refused = Stream.generate(() -> edge.get("/api/v1/ok", "Authorization: Bearer eager")).limit(2000)
                .filter(answer -> answer.status() == 429).findFirst().orElseThrow();

        assertThat(refused.header("Retry-After")).isEqualTo("2");
        assertThat(refused.body()).contains("/problems/rate-limited", "\"retry_after\":2");
        assertThat(edge.get("/api/v1/ok", "Authorization: Bearer patient").status()).isEqualTo(200);
    }

    @Test
    void aLargePageIsPackedButNothingOfTheAccount() {
        byte[] large = "<p>cimento</p>".repeat(1000).getBytes(UTF_8);
        RecordingService.Behaviour page = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            RecordingService.send(exchange, 200, large);
        };
        vertical.behave(page);
        auth.behave(page);

        Answer packed = edge.get("/p/abcd", "Accept-Encoding: gzip");
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.all("Vary")).contains("Accept-Encoding");
        assertThat(packed.bytes().length).isLessThan(large.length / 10);
        assertThat(edge.get("/auth/account", "Accept-Encoding: gzip").header("Content-Encoding")).isNull();
        assertThat(edge.get("/auth/login", "Accept-Encoding: gzip").header("Content-Encoding")).isNull();
        assertThat(edge.get("/auth/assets/" + fresh() + ".css", "Accept-Encoding: gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void anAssetIsFetchedOnceUnlessItsHashIsStale() {
        vertical.behave(exchange -> {
            exchange.getResponseHeaders().set("Cache-Control",
                    exchange.getRequestURI().getPath().contains("stale") ? "no-cache" : "max-age=31536000, immutable");
            exchange.getResponseHeaders().set("Content-Type", "text/css");
            RecordingService.send(exchange, 200, "a{}".getBytes(UTF_8));
        });
        String asset = "/assets/" + fresh() + ".css";
        Answer first = edge.get(asset);
        Answer second = edge.get(asset, "Host: outra.localhost", "Accept-Encoding: gzip");

        assertThat(vertical.asked()).hasSize(1);
        assertThat(second.body()).isEqualTo("a{}");
        assertThat(second.all("Cache-Control")).containsExactly("max-age=31536000, immutable");
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        edge.get("/assets/stale.css");
        edge.get("/assets/stale.css");
        assertThat(vertical.asked()).hasSize(3);
    }

    @Test
    void cloudflareAloneIsBelievedWhoTheClientIsAndThatItSpokeHttps() {
        String head = "GET /p/abcd HTTP/1.1\r\nHost: demo.localhost\r\nCF-Connecting-IP: 203.0.113.9\r\n"
                + "X-Forwarded-Proto: https\r\nConnection: close\r\n\r\n";

        Answer relayed = edge.raw(CLOUDFLARE, head, new byte[0]);
        assertThat(relayed.all("Strict-Transport-Security")).containsExactly("max-age=31536000; includeSubDomains");
        assertThat(vertical.last().headers().get("X-Forwarded-For")).containsExactly("203.0.113.9");
        assertThat(vertical.last().headers().get("X-Forwarded-Proto")).containsExactly("https");

        Answer direct = edge.raw("127.0.0.1", head, new byte[0]);
        assertThat(direct.all("Strict-Transport-Security")).isEmpty();
        assertThat(vertical.last().headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(vertical.last().headers().get("X-Forwarded-Proto")).containsExactly("http");
    }

    @Test
    void anotherHostGetsNotOneByte() {
        assertThat(edge.get("/", "Host: evil.example").status()).isZero();
    }

    @Test
    void theLogHoldsNoQueryAndNoLinkToken() {
        edge.get("/p/SECRETOKEN/pdf?versao=9", "User-Agent: \"quoted\\");
        edge.get("/auth/links/SECRETOKEN?x=1");
        edge.get("/web/busca?q=Fulano", "Cookie: session=maria");

        Awaitility.await().until(() -> log().contains("/web/busca"));
        assertThat(log()).contains("\"path\":\"/p/SECR…/pdf\"", "\"path\":\"/auth/links/SECR…\"", "\"tenant\":\"demo\"")
                .doesNotContain("SECRETOKEN", "Fulano", "session=maria");
        assertThat(log().lines().filter(line -> line.startsWith("{"))).allSatisfy(
                line -> assertThat(json.readTree(line).path("request_id").asString()).matches("[0-9a-f]{32}"));
    }

    private String log() {
        return Objects.requireNonNull(nginx).getLogs();
    }
}
