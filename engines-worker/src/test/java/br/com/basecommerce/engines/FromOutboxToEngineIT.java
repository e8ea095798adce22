package br.com.basecommerce.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.testing.TestRedis;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole relay and the whole worker, each in a process of its own as on the droplet, and the worker's commands. */
class FromOutboxToEngineIT {

    private static final Duration SOON = Duration.ofMinutes(5);

    private static TestRedis redis;
    private static RealProgram programs;
    private static Process relay;
    private static Process worker;

    @BeforeAll
    static void start() throws IOException {
        redis = TestRedis.start();
        programs = new RealProgram(redis.host(), redis.port());
        SellingStore.migrateSchemas();
        relay = programs.relay();
        worker = programs.worker();
    }

    @AfterAll
    static void stop() {
        relay.destroy();
        worker.destroy();
        redis.close();
    }

    @Test
    void aSaleBecomesAStockAlertThatTheVerticalReadsAndRecomputingGivesTheSame() throws Exception {
        SellingStore store = new SellingStore();
        UUID product = Ids.next();

        store.commit(() -> {
            store.offer(product);
            for (int day = 30; day > 0; day--) {
                store.sell(product, 10, Instant.now().minus(day, ChronoUnit.DAYS));
            }
            store.sellOut(product);
        });

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(store.read("v1_product_stock", product)).hasSize(1);
            assertThat(store.read("v1_stock_alert", product)).hasSize(1);
            assertThat(store.count("""
                    select count(distinct engine) from engines.processed_event where tenant_id = :tenant
                    """)).isEqualTo(2);
        });
        List<Map<String, @Nullable Object>> limits = store.read("v1_product_stock", product);

        SellingStore.SUPERUSER.sql("delete from engines.product_stock where tenant_id = :tenant")
                .param("tenant", store.tenant.id().value()).update();
        assertThat(store.read("v1_product_stock", product)).isEmpty();
        assertThat(programs.command("engine", "recompute", "--tenant", store.tenant.slug(), "--engine", "stock"))
                .isEqualTo("0: engine: stock  tenant: " + store.tenant.slug());
        assertThat(withoutTimes(store.read("v1_product_stock", product))).isEqualTo(withoutTimes(limits));
        assertThat(programs.command("engine", "recompute", "--tenant", store.tenant.slug()))
                .contains("0: ", "engine: stock", "engine: sales");
        assertThat(programs.command("engine", "recompute", "--tenant", "nobody")).isEqualTo(
                "3: REFUSED: no active store has the slug nobody");
    }

    private static List<Map<String, @Nullable Object>> withoutTimes(List<Map<String, @Nullable Object>> rows) {
        rows.forEach(row -> row.keySet().removeIf(column -> column.endsWith("_at")));
        return rows;
    }
}
