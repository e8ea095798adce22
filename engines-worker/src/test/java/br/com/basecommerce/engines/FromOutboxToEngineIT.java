package br.com.basecommerce.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.database.DatabaseProperties;
import br.com.basecommerce.common.database.SchemaMigration;
import br.com.basecommerce.common.events.Outbox;
import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.common.tenancy.TenantTransactionManager;
import br.com.basecommerce.common.testing.PlatformServers;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.common.testing.TestRedis;
import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.relay.RelayApplication;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole relay and the whole worker, each in a process of its own as on the droplet, and the worker's commands. */
class FromOutboxToEngineIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final TestPostgres POSTGRES = TestPostgres.instance();
    private static final JdbcClient SUPERUSER = JdbcClient.create(POSTGRES.asSuperuser());

    private static TestRedis redis;
    private static Process relay;
    private static Process worker;

    private final DataSource vertical = POSTGRES.as("construction_app");
    private final JdbcClient jdbc = JdbcClient.create(vertical);
    private final TransactionTemplate transaction = new TransactionTemplate(
            new TenantTransactionManager(new JdbcTransactionManager(vertical), vertical));
    private final Outbox outbox = new Outbox(jdbc, Clock.systemUTC(), "materials");

    @BeforeAll
    static void start() throws IOException {
        redis = TestRedis.start();
        new SchemaMigration(new DatabaseProperties(POSTGRES.host(), POSTGRES.port(), "auth", "auth_app", "auth_owner",
                TestPostgres.PASSWORD)).start();
        new SchemaMigration(new DatabaseProperties(POSTGRES.host(), POSTGRES.port(), "events", "relay_app",
                "events_owner", TestPostgres.PASSWORD)).start();
        relay = program(RelayApplication.class).redirectOutput(log()).start();
        worker = program(EnginesWorkerApplication.class).redirectOutput(log()).start();
    }

    @AfterAll
    static void stop() {
        relay.destroy();
        worker.destroy();
        redis.close();
    }

    @Test
    void aSaleBecomesAStockAlertThatTheVerticalReadsAndRecomputingGivesTheSame() throws Exception {
        Tenant store = openStore();
        UUID product = Ids.next();

        inStore(store, () -> {
            outbox.append("product", product, 1, cement(product));
            for (int day = 30; day > 0; day--) {
                SaleRecorded sale = sale(product, Instant.now().minus(day, ChronoUnit.DAYS));
                outbox.append("delivery", sale.deliveryId(), 1, sale);
            }
            outbox.append("stock_level", product, 1, soldOut(product));
        });

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(read(store, "v1_product_stock", product)).hasSize(1);
            assertThat(read(store, "v1_stock_alert", product)).hasSize(1);
            assertThat(engines(store)).containsExactlyInAnyOrder("stock", "sales");
        });
        List<Map<String, @Nullable Object>> limits = read(store, "v1_product_stock", product);

        SUPERUSER.sql("delete from engines.product_stock where tenant_id = :tenant").param("tenant", store.id().value())
                .update();
        assertThat(read(store, "v1_product_stock", product)).isEmpty();
        assertThat(command("engine", "recompute", "--tenant", store.slug(), "--engine", "stock"))
                .isEqualTo("0: recomputed stock of " + store.slug());
        assertThat(withoutTimes(read(store, "v1_product_stock", product))).isEqualTo(withoutTimes(limits));
        assertThat(command("engine", "recompute", "--tenant", store.slug()))
                .contains("0: ", "recomputed stock", "recomputed sales");
        assertThat(command("engine", "recompute", "--tenant", "nobody")).isEqualTo("1: no such active store");
    }

    private static Tenant openStore() {
        Tenant store = new Tenant(new TenantId(Ids.next()), "loja-" + System.nanoTime(), Tenant.DEFAULT_ZONE);
        SUPERUSER.sql("""
                insert into auth.tenant (id, slug, name, legal_name, email, created_at, updated_at)
                values (:id, :slug, 'Loja', 'Loja Ltda', 'dono@loja.com', now(), now())
                """).param("id", store.id().value()).param("slug", store.slug()).update();
        return store;
    }

    private void inStore(Tenant store, Runnable business) {
        TenantContext.run(store, () -> transaction.executeWithoutResult(status -> business.run()));
    }

    private List<Map<String, @Nullable Object>> read(Tenant store, String view, UUID product) {
        return TenantContext.call(store, () -> transaction.execute(status -> jdbc.sql(
                "select * from engines." + view + " where product_id = :product").param("product", product).query()
                .listOfRows()));
    }

    private static List<Map<String, @Nullable Object>> withoutTimes(List<Map<String, @Nullable Object>> rows) {
        rows.forEach(row -> row.keySet().removeIf(column -> column.endsWith("_at")));
        return rows;
    }

    private static List<@Nullable String> engines(Tenant store) {
        return SUPERUSER.sql("select distinct engine from engines.processed_event where tenant_id = :tenant")
                .param("tenant", store.id().value()).query(String.class).list();
    }

    private static ProductChanged cement(UUID id) {
        return new ProductChanged(id, "CIM32", "Cimento CP II 50 kg", null, null, Unit.SC, Unit.SC, false, Factor.ONE,
                Money.of("36.90"), UnitCost.of("36.9000"), Quantity.of(40), null, true, true);
    }

    private static SaleRecorded sale(UUID product, Instant soldAt) {
        return new SaleRecorded(Ids.next(), Ids.next(), null, Ids.next(), null, Ids.next(), "counter", "pickup", soldAt,
                soldAt, Money.of("369.00"), List.of(
                        new SaleRecorded.Item(1, product, Quantity.of(10), Money.of("369.00"), null)));
    }

    private static StockLevelChanged soldOut(UUID product) {
        return new StockLevelChanged(product, Quantity.of(0), Quantity.of(0), Quantity.of(0), Quantity.of(0), "sale",
                Quantity.of(-10), null, null, Instant.now());
    }

    /** The exit status and all that was printed. */
    private static String command(String... words) throws IOException, InterruptedException {
        Process command = program(EnginesWorkerApplication.class, words).start();
        String printed = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return command.waitFor() + ": " + printed.strip();
    }

    /** Its own classes come first, so that each program reads its own settings. */
    private static ProcessBuilder program(Class<?> main, String... arguments) {
        String classpath = main.getProtectionDomain().getCodeSource().getLocation().getPath() + File.pathSeparator
                + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> line = Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-Dspring.main.banner-mode=off", "-cp", classpath, main.getName()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(Map.of(
                "INFRA_HOST", POSTGRES.host(),
                "DATABASE_PORT", Integer.toString(POSTGRES.port()),
                "POSTGRES_PASSWORD", TestPostgres.PASSWORD,
                "REDIS_PORT", Integer.toString(redis.port()),
                "REDIS_USERNAME", "",
                "SECRET_KEY", PlatformServers.KEY,
                "ENVIRONMENT", "local",
                "MANAGEMENT_PORT", "0"));
        return builder;
    }

    private static File log() throws IOException {
        return File.createTempFile("from-outbox-to-engine", ".log");
    }
}
