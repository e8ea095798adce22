package br.com.basecommerce.engines;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.EventJson;
import br.com.basecommerce.common.events.EventPayload;
import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.common.streams.EventStream;
import br.com.basecommerce.common.testing.TestRedis;
import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * How fast the worker drains a backlog of five-item sales, counted until the stock and the sales engine have both
 * acknowledged every one of them, in stores whose products and shelves the engines know. The backlog comes in rounds of equal
 * size, so that a growing history shows: first sales of the 90 days before, each of which has the demand of its products
 * computed again, then sales of the present day.
 *
 * <p>{@code java … br.com.basecommerce.engines.DrainBenchmark [sales a round] [rounds] [stores]}, with the test classpath
 * of this module. Prints a {@code FIGURE} line a round; exit status 1 when one falls short.
 */
final class DrainBenchmark {

    private static final int GOAL = 1_500;
    private static final int PRODUCTS = 500;
    private static final int DAYS = 90;

    private static final List<String> GROUPS = List.of("stock", "sales");
    private static final Path IMAGE_OPTIONS = Path.of("../docker/jvm/engines-worker.options");

    private final Random random = new Random(1);
    private final TestRedis redis = TestRedis.instance();
    private final List<UUID> stores;
    private final List<UUID> products = Stream.generate(Ids::next).limit(PRODUCTS).toList();
    private String lastSent = "";

    private DrainBenchmark(int stores) {
        this.stores = Stream.generate(Ids::next).limit(stores).toList();
    }

    public static void main(String[] arguments) throws IOException {
        int sales = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int stores = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        System.exit(new DrainBenchmark(stores).run(sales, rounds) ? 0 : 1);
    }

    /** Whether each round reached the goal. */
    private boolean run(int sales, int rounds) throws IOException {
        SellingStore.migrateSchemas();
        RedisClient client = RedisClient.create(RedisURI.create(redis.host(), redis.port()));
        boolean met = true;
        try (var connection = client.connect()) {
            RedisCommands<String, String> commands = connection.sync();
            stores.forEach(store -> products.forEach(product -> offer(commands, store, product)));
            drain(commands);
            for (String kind : List.of("late", "today")) {
                for (int round = 1; round <= rounds; round++) {
                    for (int i = 0; i < sales; i++) {
                        int daysAgo = kind.equals("late") ? 1 + random.nextInt(DAYS) : 0;
                        send(commands, sale(stores.get(i % stores.size()), daysAgo));
                    }
                    double rate = sales / drain(commands);
                    met &= rate >= GOAL;
                    System.out.printf(Locale.ROOT, "FIGURE engine_drain_%s_%d %.0f sales/s goal >= %d %s%n", kind,
                            round, rate, GOAL, rate >= GOAL ? "met" : "short");
                }
            }
        } finally {
            client.shutdown();
        }
        return met;
    }

    /** Seconds from the first entry read to the last one acknowledged by both: the start of the JVM does not count. */
    private double drain(RedisCommands<String, String> commands) throws IOException {
        Map<String, String> before = lastRead(commands);
        Process worker = new RealProgram(redis.host(), redis.port(), imageOptions()).worker();
        try {
            Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20))
                    .until(() -> !lastRead(commands).equals(before));
            long started = System.nanoTime();
            Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(100))
                    .until(() -> hasTakenInAll(commands));
            return (System.nanoTime() - started) / 1e9;
        } finally {
            worker.destroy();
        }
    }

    /** The last entry that each group has read; empty while the worker has never run. */
    private static Map<String, String> lastRead(RedisCommands<String, String> commands) {
        return commands.xinfoGroups(EventStream.MATERIALS).stream()
                .map(EventStream::fields)
                .filter(group -> GROUPS.contains(String.valueOf(group.get("name"))))
                .collect(Collectors.toMap(group -> String.valueOf(group.get("name")), group -> String.valueOf(group.get(
                        "last-delivered-id"))));
    }

    private boolean hasTakenInAll(RedisCommands<String, String> commands) {
        Map<String, String> read = lastRead(commands);
        return GROUPS.stream().allMatch(group -> lastSent.equals(read.get(group)) && commands.xpending(
                EventStream.MATERIALS, group).getCount() == 0);
    }

    /** Without what only an image has: its port and the parts that its build made ahead of time. */
    private static List<String> imageOptions() throws IOException {
        return Files.readAllLines(IMAGE_OPTIONS).stream()
                .filter(line -> !line.contains("spring.aot") && !line.contains("server.port"))
                .flatMap(line -> Stream.of(line.split(" ")))
                .toList();
    }

    private void send(RedisCommands<String, String> commands, Event event) {
        lastSent = commands.xadd(EventStream.MATERIALS, event.toEntry());
    }

    private void offer(RedisCommands<String, String> commands, UUID store, UUID product) {
        Instant now = Instant.now();
        send(commands, event(store, "product", product, now, new ProductChanged(product, null, "Produto", null, null,
                Unit.SC, Unit.SC, false, Factor.ONE, Money.of("36.90"), UnitCost.of("36.9000"), Quantity.of(10), null,
                true, true)));
        send(commands, event(store, "stock_level", product, now, new StockLevelChanged(product, Quantity.of(200),
                Quantity.of(0), Quantity.of(0), Quantity.of(0), "initial", Quantity.of(200), null, null, now)));
    }

    private Event sale(UUID store, int daysAgo) {
        Instant soldAt = Instant.now().minus(daysAgo, ChronoUnit.DAYS);
        int first = random.nextInt(PRODUCTS);
        List<SaleRecorded.Item> items = IntStream.range(0, 5).mapToObj(line -> new SaleRecorded.Item(line + 1, products
                .get((first + line * 7) % PRODUCTS), Quantity.of(1 + random.nextInt(20)), Money.of("36.90"), null))
                .toList();
        UUID delivery = Ids.next();
        return event(store, "delivery", delivery, soldAt, new SaleRecorded(delivery, Ids.next(), null, Ids.next(), null,
                Ids.next(), "counter", "pickup", soldAt, soldAt, Money.of("184.50"), items));
    }

    private static Event event(UUID store, String aggregate, UUID id, Instant at, EventPayload payload) {
        return new Event(Ids.next(), payload.eventType(), 1, store, "materials", aggregate, id, 1, at, null, EventJson
                .write(payload));
    }
}
