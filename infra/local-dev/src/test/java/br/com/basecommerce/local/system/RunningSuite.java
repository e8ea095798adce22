package br.com.basecommerce.local.system;

import br.com.basecommerce.local.LocalSecrets;
import br.com.basecommerce.local.Platform;
import br.com.basecommerce.local.SmokeTest;
import br.com.basecommerce.local.demo.DemoStores;
import br.com.basecommerce.local.demo.SmallDemoStores;
import br.com.basecommerce.local.gateway.Gateway;
import br.com.basecommerce.local.servers.LocalPostgres;
import br.com.basecommerce.local.servers.LocalRedis;
import br.com.basecommerce.local.services.LocalService;
import br.com.basecommerce.local.services.Operator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The whole suite as {@code run.sh} starts it, on free ports and data of its own: PostgreSQL, Redis, the four services as
 * processes, the gateway, two small demo stores.
 */
final class RunningSuite implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningSuite.class);
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path STATE = Path.of("target/suite").toAbsolutePath();
    private static final List<String> MODULES = List.of("edge-auth", "construction-app", "outbox-relay",
            "engines-worker");

    private final Platform platform;
    private final Earshot earshot;
    private final Gateway gateway;
    private final LocalSecrets secrets;
    private final int postgresPort;
    private LocalPostgres postgres;
    private LocalRedis redis;

    private RunningSuite(Platform platform, Earshot earshot, Gateway gateway) throws IOException {
        this.platform = platform;
        this.earshot = earshot;
        this.gateway = gateway;
        this.secrets = LocalSecrets.in(STATE);
        this.postgres = platform.postgres();
        this.postgresPort = postgres.port();
        this.redis = platform.redis();
    }

    /** Starts everything on empty stores; takes about a minute where the services were not started from these jars before. */
    static RunningSuite start() throws Exception {
        MODULES.forEach(RunningSuite::requirePackaged);
        Platform.forgetData(STATE);
        DemoStores.forget(STATE);
        int port = Platform.freePort();
        Platform platform = Platform.start(ROOT, STATE, port, LOG::info);
        try {
            Earshot earshot = Earshot.before(platform.service("construction-app").spec().port());
            Gateway gateway = Gateway.start(port, platform.service("edge-auth").spec().port(), earshot.port(),
                    ROOT.resolve("infra/local-dev/nginx/tenants"));
            RunningSuite suite = new RunningSuite(platform, earshot, gateway);
            LOG.info("Filling the stores");
            SmallDemoStores.fill(suite.operator(), gateway.address(), STATE);
            LOG.info("The suite runs at {}", suite.address("demo"));
            return suite;
        } catch (Exception failure) {
            platform.close();
            throw failure;
        }
    }

    private static void requirePackaged(String module) {
        if (!Files.isRegularFile(ROOT.resolve(module).resolve("target").resolve(module + "-exec.jar"))) {
            throw new IllegalStateException(module + " is not packaged, and these tests run its jar: "
                    + "call mvn verify for the whole project, or add -am");
        }
    }

    /** Where a store answers, without a slash at the end. */
    String address(String slug) {
        return "http://" + slug + ".localhost:" + gateway.address().getPort();
    }

    URI edge() {
        return gateway.address();
    }

    /** What the edge told the vertical of each request. */
    Earshot earshot() {
        return earshot;
    }

    Operator operator() {
        return Operator.of(service("edge-auth").spec(), ROOT, STATE);
    }

    ProcessBuilder smokeTest() {
        return SmokeTest.of(ROOT, STATE, service("edge-auth").spec(), gateway.address().getPort());
    }

    LocalService service(String module) {
        return platform.service(module);
    }

    /** Sees every store. */
    JdbcClient superuser() {
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://localhost:" + postgresPort + "/basecommerce", "postgres", "postgres"));
    }

    void stopPostgres() throws IOException {
        postgres.close();
    }

    void startPostgres() throws IOException, SQLException {
        postgres = LocalPostgres.start(STATE, postgresPort, secrets.databasePassword());
    }

    void stopRedis() throws IOException {
        redis.close();
    }

    void startRedis() throws IOException {
        redis = LocalRedis.start(STATE, redis.port());
    }

    @Override
    public void close() throws Exception {
        LocalPostgres lastPostgres = postgres;
        LocalRedis lastRedis = redis;
        try (lastPostgres; lastRedis; platform) {
            gateway.close();
            earshot.close();
        }
    }
}
