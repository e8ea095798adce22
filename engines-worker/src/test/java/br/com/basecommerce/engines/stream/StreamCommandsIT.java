package br.com.basecommerce.engines.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.testing.PlatformServers;
import br.com.basecommerce.common.testing.TestRedis;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

class StreamCommandsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static TestRedis redis;
    private static WorkerFixture store;
    private static ConfigurableApplicationContext worker;
    private static ConfigurableApplicationContext parts;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        store = new WorkerFixture(redis);
        worker = WorkerFixture.startWorker(redis);
        parts = new SpringApplicationBuilder(StreamCommands.Parts.class).initializers(new PlatformServers())
                .properties("REDIS_USERNAME=").web(WebApplicationType.NONE)
                .run("--basecommerce.redis.host=" + redis.host(), "--basecommerce.redis.port=" + redis.port());
    }

    @AfterAll
    static void stop() {
        parts.close();
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
        assertThat(run("dead-letter", "requeue", id.toString())).isZero();
        assertThat(out.toString()).contains("requeued 1 dead letter");
        await().atMost(SOON).until(() -> store.deadLetters("sales", "open") == 1);
        assertThat(run("dead-letter", "drop", id.toString(), "--yes")).isZero();
        assertThat(out.toString()).contains("dropped 1 dead letter");
        assertThat(store.deadLetters("sales", "dropped")).isEqualTo(1);
        assertThat(run("dead-letter", "drop", id.toString(), "--yes")).isEqualTo(1);
    }

    @Test
    void statusTellsHowFarEachEngineIs() {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(run("engine", "status")).isZero();
            assertThat(out.toString()).containsPattern("stock +1 consumers").contains("sales", "pricing", "delivery");
        });
    }

    @Test
    void wrongUseIsToldFromFailure() {
        assertThat(run("dead-letter", "show", Ids.next().toString())).isEqualTo(1);
        assertThat(err.toString()).contains("FAILED: no open dead letter has the id");
        assertThat(run("dead-letter", "requeue")).isEqualTo(2);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine line = StreamCommands.commandLine(parts);
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
