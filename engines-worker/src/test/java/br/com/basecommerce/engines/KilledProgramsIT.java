package br.com.basecommerce.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.testing.TestRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/**
 * A store sells a hundred times a second while the relay and the worker are killed and Redis stops. What the engines
 * have added up in the end is what was sold, to the sack.
 */
class KilledProgramsIT {

    /** A program starts in seconds, but in minutes where a whole build runs beside it. */
    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int ROUNDS = 2;

    private final int port = TestRedis.freePort();
    private final RealProgram programs = new RealProgram("localhost", port);
    private final UUID product = Ids.next();
    private final AtomicInteger sold = new AtomicInteger();
    private final ScheduledExecutorService counter = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    private Path redisData;

    private RedisServer redis;
    private SellingStore store;
    private Process relay;
    private Process worker;

    @BeforeEach
    void openTheStore() throws IOException {
        SellingStore.migrateSchemas();
        redis = startRedis();
        store = new SellingStore();
        store.commit(() -> store.offer(product));
        relay = programs.relay();
        worker = startWorker();
        counter.scheduleAtFixedRate(this::sellOneSack, 0, 10, TimeUnit.MILLISECONDS);
        awaitTakenIn(1);
    }

    @AfterEach
    void end() throws IOException {
        counter.shutdownNow();
        relay.destroyForcibly();
        worker.destroyForcibly();
        redis.stop();
    }

    @Test
    void theRelayAndTheWorkerKilledUnderLoadLoseNothingAndDoubleNothing() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            relay.destroyForcibly().waitFor();
            sellMore(100);
            assertThat(pending()).isPositive();
            relay = programs.relay();
            awaitTakenIn(sold.get());

            worker.destroyForcibly().waitFor();
            sellMore(100);
            assertThat(takenIn()).isLessThan(sold.get());
            worker = startWorker();
            awaitTakenIn(sold.get());
        }
        counter.close();

        assertTheEnginesHaveExactlyWhatWasSold();
    }

    @Test
    void whileRedisIsDownTheStoreSellsAndItsEventsWaitAndThenFlow() throws Exception {
        redis.stop();
        sellMore(300);
        assertThat(pending()).isGreaterThanOrEqualTo(300);

        redis = startRedis();
        awaitTakenIn(sold.get());
        counter.close();

        assertTheEnginesHaveExactlyWhatWasSold();
        assertThat(relay.isAlive()).isTrue();
        assertThat(worker.isAlive()).isTrue();
    }

    private void sellOneSack() {
        Instant soldAt = Instant.now().minus(1 + sold.get() % 20, ChronoUnit.DAYS);
        store.commit(() -> store.sell(product, 1, soldAt));
        sold.incrementAndGet();
    }

    private void sellMore(int sales) {
        int wanted = sold.get() + sales;
        await().atMost(SOON).until(() -> sold.get() >= wanted);
    }

    private void awaitTakenIn(int sales) {
        await().atMost(SOON).until(() -> takenIn() >= sales);
    }

    private void assertTheEnginesHaveExactlyWhatWasSold() {
        awaitTakenIn(sold.get());
        await().atMost(SOON).until(() -> pending() == 0);
        assertThat(store.count("select count(*) from events.outbox where tenant_id = :tenant"))
                .isEqualTo(sold.get() + 1);
        assertThat(store.count("select sum(quantity) from engines.sale_day where tenant_id = :tenant"))
                .isEqualTo(sold.get());
        assertThat(store.count("select sum(orders) from engines.product_orders where tenant_id = :tenant"))
                .isEqualTo(sold.get());
        assertThat(store.count("select count(*) from engines.dead_letter where tenant_id = :tenant")).isZero();
    }

    /** Sales that both engines have taken in, as far as the slower one. */
    private long takenIn() {
        return store.count("""
                select min(n)
                from (select count(*) filter (where engine = 'stock') n from engines.processed_event
                      where tenant_id = :tenant and event_type = 'sale_recorded'
                      union all
                      select count(*) filter (where engine = 'sales') from engines.processed_event
                      where tenant_id = :tenant and event_type = 'sale_recorded') each
                """);
    }

    private long pending() {
        return store.count("select count(*) from events.outbox where tenant_id = :tenant and status = 'pending'");
    }

    /** What a dead worker held is taken up within seconds instead of a minute. */
    private Process startWorker() throws IOException {
        return programs.worker("--basecommerce.consumption.reclaim-every=500ms",
                "--basecommerce.consumption.reclaim-after=2s");
    }

    /** It keeps what it holds when it is stopped, as on the droplet. */
    private RedisServer startRedis() throws IOException {
        RedisServer server = RedisServer.newRedisServer().port(port).setting("dir " + redisData)
                .setting("appendonly yes").setting("appendfsync everysec").setting("save \"\"").build();
        server.start();
        return server;
    }
}
