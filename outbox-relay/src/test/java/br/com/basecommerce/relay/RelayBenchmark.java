package br.com.basecommerce.relay;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.testing.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How fast events travel from a commit to the stream: delay at 200 events a second, and the rate at which a backlog drains.
 *
 * <p>{@code java … br.com.basecommerce.relay.RelayBenchmark [seconds] [backlog]}, with the test classpath of this module.
 * Prints a {@code FIGURE} line each; exit status 1 when one falls short. The delay counts from just before the commit to
 * the moment a waiting reader of the stream has the entry.
 */
final class RelayBenchmark {

    private static final int RATE = 200;
    private static final int WARM_UP_SECONDS = 5;

    private static final String BACKLOG = """
            insert into events.outbox
              (created_on, event_id, tenant_id, vertical, event_type, schema_version, aggregate_type, aggregate_id,
               aggregate_version, occurred_at, payload)
            select (now() at time zone 'UTC')::date, gen_random_uuid(), :tenant, 'materials', 'platform_checked', 1,
                   'probe', md5((n / 2)::text)::uuid, n % 2, now(), jsonb_build_object('filler', repeat('x', 1000))
            from generate_series(1, :backlog) n
            """;

    private static final String DRAIN_SECONDS = """
            select extract(epoch from max(published_at) - min(published_at))
            from events.outbox
            where tenant_id = :tenant and status = 'published'
            """;

    private boolean met = true;

    private RelayBenchmark() {}

    public static void main(String[] arguments) {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int backlog = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        RelayBenchmark benchmark = new RelayBenchmark();
        benchmark.delay(seconds);
        benchmark.drain(backlog);
        System.exit(benchmark.met ? 0 : 1);
    }

    private void delay(int seconds) {
        TestRedis redis = TestRedis.instance();
        try (RelayFixture store = new RelayFixture();
                ConfigurableApplicationContext relay = RelayFixture.startRelay(
                        redis)) {
            Map<UUID, Long> arrivals = new ConcurrentHashMap<>();
            AtomicBoolean reading = new AtomicBoolean(true);
            Thread reader = Thread.ofPlatform().start(() -> read(redis, arrivals, reading));
            commitAtRate(store, WARM_UP_SECONDS);
            Map<UUID, Long> commits = commitAtRate(store, seconds);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> arrivals.keySet().containsAll(commits
                    .keySet()));
            reading.set(false);
            join(reader);
            List<Double> delays = new ArrayList<>();
            commits.forEach((probe, at) -> delays.add((Objects.requireNonNull(arrivals.get(probe)) - at) / 1e6));
            delays.sort(Double::compare);
            figure("commit_to_stream_p50", delays.get(delays.size() / 2), "ms", "<=", 5);
            figure("commit_to_stream_p99", delays.get(delays.size() * 99 / 100), "ms", "<=", 50);
        }
    }

    private static Map<UUID, Long> commitAtRate(RelayFixture store, int seconds) {
        Map<UUID, Long> commits = new ConcurrentHashMap<>();
        long start = System.nanoTime();
        for (int i = 0; i < RATE * seconds; i++) {
            long due = start + i * 1_000_000_000L / RATE;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            UUID probe = Ids.next();
            store.inStore(() -> {
                store.append(probe, 1);
                commits.put(probe, System.nanoTime());
            });
        }
        return commits;
    }

    private static void read(TestRedis redis, Map<UUID, Long> arrivals, AtomicBoolean reading) {
        RedisClient client = RedisClient.create(RedisURI.create(redis.host(), redis.port()));
        try (var connection = client.connect()) {
            String last = "0-0";
            while (reading.get()) {
                for (StreamMessage<String, String> entry : connection.sync().xread(
                        XReadArgs.Builder.block(Duration.ofMillis(200)), StreamOffset.from(RelayFixture.STREAM,
                                last))) {
                    arrivals.putIfAbsent(UUID.fromString(entry.getBody().get("aggregate_id")), System.nanoTime());
                    last = entry.getId();
                }
            }
        } finally {
            client.shutdown();
        }
    }

    private static void join(Thread reader) {
        try {
            reader.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain(int backlog) {
        try (RelayFixture store = new RelayFixture()) {
            store.superuser.sql(BACKLOG).param("tenant", store.tenant.id().value()).param("backlog", backlog).update();
            try (ConfigurableApplicationContext relay = RelayFixture.startRelay(TestRedis.instance())) {
                Awaitility.await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(500))
                        .until(() -> store.countRows("pending") == 0);
            }
            double taken = store.superuser.sql(DRAIN_SECONDS).param("tenant", store.tenant.id().value())
                    .query(Double.class).single();
            figure("outbox_drain", backlog / taken, "events/s", ">=", 20_000);
        }
    }

    private void figure(String name, double value, String unit, String sense, double goal) {
        boolean reached = sense.equals("<=") ? value <= goal : value >= goal;
        met &= reached;
        System.out.printf(Locale.ROOT, "FIGURE %s %.1f %s goal %s %.0f %s%n", name, value, unit, sense, goal,
                reached ? "met" : "short");
    }
}
