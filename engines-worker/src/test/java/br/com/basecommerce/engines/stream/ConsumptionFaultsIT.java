package br.com.basecommerce.engines.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.streams.EventStream;
import br.com.basecommerce.common.testing.TestRedis;
import br.com.basecommerce.engines.testing.EngineRoom;
import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What the worker does when it is killed, or when the database or Redis is away. */
class ConsumptionFaultsIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String TYPE = "product_changed";

    private final int port = TestRedis.freePort();
    private TestRedis redis;
    private WorkerFixture store;

    @BeforeEach
    void open() {
        redis = TestRedis.startEmbedded(port);
        store = new WorkerFixture(redis);
    }

    @AfterEach
    void close() {
        store.close();
        redis.close();
    }

    @Test
    void aKilledWorkerDoublesNothingAndLosesNothing() throws Exception {
        List<UUID> sent = IntStream.range(0, 400).mapToObj(i -> store.send(TYPE, "{}").id()).toList();
        Process worker = WorkerProcess.start(redis);
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(5))
                .until(() -> !store.effects("stock").isEmpty());

        worker.destroyForcibly().waitFor();

        try (ConfigurableApplicationContext next = WorkerFixture.startWorker(redis)) {
            await().atMost(SOON).until(() -> store.effects("stock").size() >= sent.size()
                    && store.effects("sales").size() >= sent.size());
            awaitAllAcknowledged();
        }
        assertThat(store.effects("stock")).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(store.effects("sales")).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void aWorkerThatDiesBetweenCommitAndAcknowledgementRepeatsWithoutEffect() {
        Event event = store.event(TYPE, "{}");
        try (ConfigurableApplicationContext worker = WorkerFixture.startWorker(redis)) {
            store.send(event);
            await().atMost(SOON).until(() -> store.effects("stock").size() == 1 && store.effects("sales").size() == 1);
            awaitAllAcknowledged();
        }
        // As Redis stands when the acknowledgement never came: the entry is delivered, to a consumer that is gone.
        String entry = store.redis().sync().xrange(EventStream.MATERIALS, Range.unbounded())
                .getFirst().getId();
        for (String group : EventStream.GROUPS) {
            store.redis().sync().xgroupSetid(
                    StreamOffset.from(EventStream.MATERIALS, "0"), group);
            store.redis().sync().xreadgroup(Consumer.from(group, "dead-worker"),
                    StreamOffset.lastConsumed(EventStream.MATERIALS));
            assertThat(store.redis().sync().xpending(EventStream.MATERIALS, group).getMessageIds().getLower()
                    .getValue())
                    .isEqualTo(entry);
        }

        try (ConfigurableApplicationContext worker = WorkerFixture.startWorker(redis)) {
            awaitAllAcknowledged();
        }

        assertThat(store.effects("stock")).containsExactly(event.id());
        assertThat(store.effects("sales")).containsExactly(event.id());
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsAcknowledgedAndNothingDies() {
        try (ConfigurableApplicationContext worker = WorkerFixture.startWorker(redis)) {
            Event first = store.send(TYPE, "{}");
            await().atMost(SOON).until(() -> store.effects("stock").contains(first.id()));

            closeDoor();
            List<UUID> sent = IntStream.range(0, 30).mapToObj(i -> store.send(TYPE, "{}").id()).toList();
            await().atMost(SOON).until(() -> store.pending("stock") > 0 && store.pending("sales") > 0);
            await().during(Duration.ofSeconds(4)).atMost(SOON).until(() -> store.effects("stock").size() == 1);
            assertThat(store.pending("stock")).isPositive();
            openDoor();

            await().atMost(SOON).until(() -> store.effects("stock").size() == 31 && store.effects("sales")
                    .size() == 31);
            awaitAllAcknowledged();
            assertThat(store.effects("stock")).containsAll(sent);
            assertThat(store.deadLetters("stock", "open")).isZero();
        } finally {
            openDoor();
        }
    }

    @Test
    void whileRedisIsAwayTheWorkerWaitsAndThenGoesOn() {
        try (ConfigurableApplicationContext worker = WorkerFixture.startWorker(redis)) {
            Event first = store.send(TYPE, "{}");
            await().atMost(SOON).until(() -> store.effects("stock").contains(first.id()));
            store.close();
            redis.close();

            redis = TestRedis.startEmbedded(port);
            WorkerFixture again = new WorkerFixture(redis);
            Event second = again.send(TYPE, "{}");

            await().atMost(SOON).until(() -> again.effects("stock").contains(second.id()));
            again.close();
        }
    }

    @Test
    void stoppingFinishesTheBatchUnderWay() {
        ConfigurableApplicationContext worker = WorkerFixture.startWorker(redis);
        store.send(TYPE, "{\"note\": \"slow\"}");
        await().atMost(SOON).until(() -> store.pending("stock") == 1);

        worker.close();

        assertThat(store.effects("stock")).hasSize(1);
        assertThat(store.pending("stock")).isZero();
    }

    @Test
    void theUserOfTheComposeFileMayDoAllThatIsDone() {
        CommandArgs<String, String> user = new CommandArgs<>(StringCodec.UTF8);
        List.of("SETUSER", "worker", "on", ">a-long-Redis-pass-9", "~events:*", "+@connection", "+info", "+xreadgroup",
                "+xack", "+xautoclaim", "+xclaim", "+xpending", "+xinfo", "+xgroup").forEach(user::add);
        store.redis().sync().dispatch(CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), user);
        try (ConfigurableApplicationContext worker = WorkerFixture.startWorker(redis,
                "--basecommerce.redis.username=worker", "--basecommerce.redis.password=a-long-Redis-pass-9")) {
            Event poison = store.send(TYPE, "{\"note\": \"refused by stock\"}");

            await().atMost(SOON).until(() -> store.deadLetters("stock", "open") == 1);
            assertThat(store.effects("sales")).containsExactly(poison.id());
            awaitAllAcknowledged();
        }
    }

    /** The engines' role may not sign in, and those signed in are thrown out, but for the tests that hold one connection. */
    private void closeDoor() {
        store.superuser.sql("alter role engines_app nologin").update();
        store.superuser.sql("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where usename = 'engines_app' and application_name <> :room
                """).param("room", EngineRoom.NAME).query(Long.class).single();
    }

    private void openDoor() {
        store.superuser.sql("alter role engines_app login").update();
    }

    private void awaitAllAcknowledged() {
        for (String group : EventStream.GROUPS) {
            await().atMost(SOON).until(() -> store.pending(group) == 0);
        }
    }
}
