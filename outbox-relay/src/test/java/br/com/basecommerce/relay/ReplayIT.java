package br.com.basecommerce.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.cli.CommandLineProgram;
import br.com.basecommerce.common.testing.PlatformServers;
import br.com.basecommerce.common.testing.TestRedis;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The operator's {@code outbox replay}, with a relay that leads. */
class ReplayIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static TestRedis redis;
    private static ConfigurableApplicationContext relay;
    private static ConfigurableApplicationContext parts;

    private final RelayFixture store = new RelayFixture();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        relay = RelayFixture.startRelay(redis);
        parts = new SpringApplicationBuilder(OutboxCommands.Parts.class).initializers(new PlatformServers())
                .web(WebApplicationType.NONE).run();
    }

    @AfterAll
    static void stop() {
        parts.close();
        relay.close();
        redis.close();
    }

    @BeforeEach
    void openStore() {
        store.openStore();
    }

    /** Thousands of them, which a later test's Redis would lack. */
    @AfterEach
    void close() {
        store.forgetEvents();
        store.close();
    }

    @Test
    void theEventsOfAStoreComeAgainInTheirOrderWithTheirIds() {
        UUID aggregate = Ids.next();
        for (int version = 1; version <= 700; version++) {
            store.commit(aggregate, version);
        }
        awaitPublished(700);
        List<String> first = eventIds();

        assertThat(run("outbox", "replay", "--tenant", store.slug(), "--yes")).as(err.toString()).isZero();

        assertThat(out.toString()).isEqualTo("replayed: 700\n");
        assertThat(store.trail(store.tenant.id().value())).singleElement().asString()
                .startsWith("operator outbox.replay_started ").contains("\"events\": 700");
        assertThat(store.countRows("published")).isEqualTo(700);
        List<String> twice = new ArrayList<>(first);
        twice.addAll(first);
        assertThat(eventIds()).isEqualTo(twice);
    }

    /** The millisecond that an id begins with. */
    private static Instant madeAt(String eventId) {
        return Instant.ofEpochMilli(UUID.fromString(eventId).getMostSignificantBits() >>> 16);
    }

    @Test
    void onlyWhatIsAskedForComesAgain() {
        store.commit(Ids.next(), 1);
        awaitPublished(1);
        Instant afterTheFirst = madeAt(eventIds().getFirst()).plusMillis(1);
        store.commit(Ids.next(), 1);
        awaitPublished(2);
        List<String> first = eventIds();

        assertThat(run("outbox", "replay", "--tenant", store.slug(), "--since", afterTheFirst.toString(), "--json",
                "--yes")).isZero();
        assertThat(out.toString()).isEqualTo("{\"replayed\":1}\n");
        assertThat(eventIds()).containsExactly(first.get(0), first.get(1), first.get(1));

        assertThat(run("outbox", "replay", "--tenant", store.slug(), "--until", afterTheFirst.toString(), "--type",
                "platform_checked", "--yes")).isZero();
        assertThat(eventIds()).containsExactly(first.get(0), first.get(1), first.get(1), first.get(0));

        assertThat(run("outbox", "replay", "--tenant", store.slug(), "--type", "sale_recorded", "--yes")).isZero();
        assertThat(out.toString()).isEqualTo("replayed: 0\n");
    }

    @Test
    void itAsksAndAnUnknownStoreIsRefused() {
        store.commit(Ids.next(), 1);
        awaitPublished(1);

        assertThat(run("outbox", "replay", "--tenant", store.slug())).isEqualTo(3);
        assertThat(out.toString()).contains("Publishes 1 events again");
        assertThat(err.toString()).contains("REFUSED: not confirmed");
        assertThat(run("outbox", "replay", "--tenant", "nobody", "--yes")).isEqualTo(3);
        assertThat(eventIds()).hasSize(1);

        assertThat(run(new StringReader("yes\n"), "outbox", "replay", "--tenant", store.slug())).isZero();
        assertThat(eventIds()).hasSize(2);
    }

    @Test
    void itKeepsBelowTwoThousandASecond() {
        store.inStore(() -> {
            for (int i = 0; i < 3000; i++) {
                store.append(Ids.next(), 1);
            }
        });
        awaitPublished(3000);

        Instant start = Instant.now();
        assertThat(run("outbox", "replay", "--tenant", store.slug(), "--yes")).isZero();

        assertThat(out.toString()).isEqualTo("replayed: 3000\n");
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(1_500));
    }

    private void awaitPublished(long rows) {
        await().atMost(SOON).until(() -> store.countRows("published") == rows);
    }

    private List<String> eventIds() {
        return store.entries(redis).stream().map(entry -> entry.getBody().get("event_id")).toList();
    }

    private int run(String... arguments) {
        return run(Reader.nullReader(), arguments);
    }

    private int run(Reader in, String... arguments) {
        out.reset();
        return CommandLineProgram.run(parts::getBean, OutboxCommands::addTo, in,
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }
}
