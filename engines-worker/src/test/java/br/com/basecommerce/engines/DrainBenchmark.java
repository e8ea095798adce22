package br.com.basecommerce.engines;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.EventJson;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.streams.EventStream;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.common.testing.TestRedis;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast the worker drains a backlog of five-item sales, counted until the stock and the sales engine have both taken
 * in every one of them. The backlog comes in rounds of equal size, so that a growing history shows.
 *
 * <p>{@code java … br.com.basecommerce.engines.DrainBenchmark [sales a round] [rounds] [stores]}, with the test classpath
 * of this module. Prints a {@code FIGURE} line a round; exit status 1 when the last one falls short.
 */
final class DrainBenchmark {

    private static final int GOAL = 1_500;
    private static final int PRODUCTS = 500;
    private static final int DAYS = 90;

    private static final String SLOWEST = """
            select min(n)
            from (select count(*) n from engines.processed_event where engine = 'stock'
                  union all
                  select count(*) from engines.processed_event where engine = 'sales') each
            """;

    private final Random random = new Random(1);
    private final JdbcClient superuser = JdbcClient.create(TestPostgres.instance().asSuperuser());
    private final List<UUID> stores;
    private final List<UUID> products = Stream.generate(Ids::next).limit(PRODUCTS).toList();

    private DrainBenchmark(int stores) {
        this.stores = Stream.generate(Ids::next).limit(stores).toList();
    }

    public static void main(String[] arguments) throws IOException {
        int sales = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int stores = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        System.exit(new DrainBenchmark(stores).run(sales, rounds) >= GOAL ? 0 : 1);
    }

    private double run(int sales, int rounds) throws IOException {
        SellingStore.migrateSchemas();
        TestRedis redis = TestRedis.instance();
        RedisClient client = RedisClient.create(RedisURI.create(redis.host(), redis.port()));
        double rate = 0;
        try (var connection = client.connect()) {
            for (int round = 1; round <= rounds; round++) {
                fill(connection.sync(), sales);
                rate = sales / drain(redis, (long) sales * (round - 1), (long) sales * round);
                System.out.printf(Locale.ROOT, "FIGURE engine_drain_round_%d %.0f sales/s goal >= %d %s%n", round, rate,
                        GOAL, rate >= GOAL ? "met" : "short");
            }
        } finally {
            client.shutdown();
        }
        return rate;
    }

    /** Seconds from the first sale taken in to the last one in both ledgers: the start of the JVM does not count. */
    private double drain(TestRedis redis, long before, long expected) throws IOException {
        Process worker = new RealProgram(redis.host(), redis.port()).worker();
        try {
            Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20))
                    .until(() -> slowest() > before);
            long already = slowest();
            long started = System.nanoTime();
            Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(100))
                    .until(() -> slowest() >= expected);
            return (System.nanoTime() - started) / 1e9 * (expected - before) / (expected - already);
        } finally {
            worker.destroy();
        }
    }

    private long slowest() {
        return superuser.sql(SLOWEST).query(Long.class).single();
    }

    private void fill(RedisCommands<String, String> commands, int sales) {
        for (int i = 0; i < sales; i++) {
            commands.xadd(EventStream.MATERIALS, sale(stores.get(i % stores.size())).toEntry());
        }
    }

    private Event sale(UUID store) {
        Instant soldAt = Instant.now().minus(1 + random.nextInt(DAYS), ChronoUnit.DAYS);
        int first = random.nextInt(PRODUCTS);
        List<SaleRecorded.Item> items = IntStream.range(0, 5).mapToObj(line -> new SaleRecorded.Item(line + 1, products
                .get((first + line * 7) % PRODUCTS), Quantity.of(1 + random.nextInt(20)), Money.of("36.90"), null))
                .toList();
        UUID delivery = Ids.next();
        return new Event(Ids.next(), SaleRecorded.TYPE, 1, store, "materials", "delivery", delivery, 1, soldAt, null,
                EventJson.write(new SaleRecorded(delivery, Ids.next(), null, Ids.next(), null, Ids.next(), "counter",
                        "pickup", soldAt, soldAt, Money.of("184.50"), items)));
    }
}
