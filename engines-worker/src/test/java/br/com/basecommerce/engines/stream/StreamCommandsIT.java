package br.com.basecommerce.engines.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.cli.CommandLineProgram;
import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.testing.TestRedis;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

class StreamCommandsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static TestRedis redis;
    private static WorkerFixture store;
    private static ConfigurableApplicationContext worker;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        store = new WorkerFixture(redis);
        worker = WorkerFixture.startWorker(redis);
    }

    @AfterAll
    static void stop() {
        worker.close();
        store.close();
        redis.close();
    }

    @Test
    void aDeadLetterIsListedShownRequeuedAndDropped() {
        Event poison = store.send("product_changed", "{\"note\": \"refused by sales\"}");
        await().atMost(SOON).until(() -> store.deadLetters("sales", "open") == 1);
        UUID id = store.superuser.sql("select id from engines.dead_letter where event_id = :event")
                .param("event", poison.id()).query(UUID.class).single();

        assertThat(run("dead-letter", "list", "--engine", "sales", "--limit", "1000")).isZero();
        assertThat(out.toString()).contains(id.toString(), "does not like the event");
        assertThat(run("dead-letter", "show", id.toString(), "--json")).isZero();
        assertThat(out.toString()).contains(poison.id().toString()).contains("\"deliveries\":5");
        assertThat(run("dead-letter", "list", "--engine", "stock", "--json", "--limit", "1000")).isZero();
        assertThat(out.toString()).startsWith("[").doesNotContain(id.toString());
        assertThat(run("dead-letter", "requeue", id.toString())).isZero();
        assertThat(out.toString()).isEqualTo("requeued: 1\n");
        await().atMost(SOON).until(() -> store.deadLetters("sales", "open") == 1);
        assertThat(run(new StringReader("no\n"), "dead-letter", "drop", id.toString())).isEqualTo(3);
        assertThat(store.deadLetters("sales", "open")).isEqualTo(1);
        assertThat(run("dead-letter", "drop", id.toString(), "--yes")).isZero();
        assertThat(out.toString()).isEqualTo("dropped: 1\n");
        assertThat(store.deadLetters("sales", "dropped")).isEqualTo(1);
        assertThat(run("dead-letter", "drop", id.toString(), "--yes")).isEqualTo(3);
        assertThat(store.trail(store.tenant)).containsExactly("operator dead_letter.requeued " + id,
                "operator dead_letter.dropped " + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requeue", "drop --yes"})
    void aLetterThatIsGoneMeanwhileIsRefused(String change) {
        DeadLetters letters = worker.getBean(DeadLetters.class);
        String entry = "1-" + Ids.next();
        letters.add("stock", entry, Map.of("tenant_id", store.tenant.toString()), "is gone soon", 5);
        UUID id = store.superuser.sql("select id from engines.dead_letter where stream_id = :entry")
                .param("entry", entry).query(UUID.class).single();
        List<String> before = store.trail(store.tenant);
        // The trail is asked for when the letter has been found.
        Services meanwhile = new Services() {

            @Override
            public <T> T get(Class<T> part) {
                if (part == OperatorTrail.class) {
                    letters.drop(id);
                }
                return worker.getBean(part);
            }
        };

        assertThat(run(meanwhile, Reader.nullReader(), ("dead-letter " + change + " " + id).split(" "))).isEqualTo(3);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("REFUSED: no open dead letter has the id " + id + "\n");
        assertThat(store.trail(store.tenant)).isEqualTo(before);
    }

    @Test
    void whatConcernsAllStoresStandsInTheTrailOfTheReservedOne() {
        int before = store.trail(OperatorTrail.RESERVED).size();
        assertThat(run("dead-letter", "requeue", "--all")).isZero();
        assertThat(store.trail(OperatorTrail.RESERVED)).hasSize(before + 1).last().isEqualTo(
                "operator dead_letter.requeued");
    }

    @Test
    void statusTellsHowFarEachEngineIs() {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(run("engine", "status")).isZero();
            assertThat(out.toString()).containsPattern("engine: stock +consumers: 1 +pending: \\d+ +caught_up: ")
                    .contains("sales", "pricing", "delivery");
        });
    }

    @Test
    void wrongUseIsToldFromFailure() {
        assertThat(run("dead-letter", "show", Ids.next().toString())).isEqualTo(3);
        assertThat(err.toString()).contains("REFUSED: no open dead letter has the id");
        assertThat(run("dead-letter", "requeue")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return run(Reader.nullReader(), arguments);
    }

    private int run(Reader in, String... arguments) {
        return run(worker::getBean, in, arguments);
    }

    private int run(Services services, Reader in, String... arguments) {
        out.reset();
        return CommandLineProgram.run(services, (line, parts, output) -> line
                .addSubcommand(new DeadLetterCommands(parts, output))
                .addSubcommand(new EngineCommands(parts, output)), in,
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }
}
