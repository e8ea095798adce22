package br.com.basecommerce.engines.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.streams.EventStream;
import br.com.basecommerce.common.testing.TenancyCatalogue;
import br.com.basecommerce.common.testing.TestRedis;
import io.lettuce.core.Consumer;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class ConsumptionIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TYPE = "product_changed";

    private static TestRedis redis;
    private static ConfigurableApplicationContext worker;

    private WorkerFixture store;

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        worker = WorkerFixture.startWorker(redis);
    }

    @AfterAll
    static void stop() {
        worker.close();
        redis.close();
    }

    @BeforeEach
    void open() {
        store = new WorkerFixture(redis);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void eachEngineTakesInEachEventOnceWithItsStoreBound() {
        List<UUID> sent = IntStream.range(0, 250).mapToObj(i -> store.send(TYPE, "{}").id()).toList();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(store.effects("stock")).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(store.effects("sales")).containsExactlyInAnyOrderElementsOf(sent);
        });
        assertThat(store.superuser.sql("select distinct bound from engine_test.effect where tenant_id = :tenant")
                .param("tenant", store.tenant).query(String.class).list())
                .containsExactly(store.tenant.toString());
        awaitAllAcknowledged();
    }

    @Test
    void aBacklogOfManyStoresTakesOneTransactionAStore() {
        worker.close();
        List<WorkerFixture> stores = Stream.generate(() -> new WorkerFixture(redis)).limit(10).toList();
        IntStream.range(0, 45).forEach(i -> stores.forEach(each -> each.send(TYPE, "{}")));

        worker = WorkerFixture.startWorker(redis);

        for (WorkerFixture each : stores) {
            await().atMost(SOON).until(() -> each.ledger("stock").size() == 45);
            assertThat(each.eventsInEachTransaction("stock")).containsExactly(45L);
            each.close();
        }
    }

    @Test
    void noTransactionHoldsMoreThanAHundredEvents() {
        worker.close();
        IntStream.range(0, 250).forEach(i -> store.send(TYPE, "{}"));

        worker = WorkerFixture.startWorker(redis);

        await().atMost(SOON).until(() -> store.ledger("stock").size() == 250);
        assertThat(store.eventsInEachTransaction("stock")).containsExactly(100L, 100L, 50L);
    }

    @Test
    void anEventThatComesAgainHasNoSecondEffect() {
        Event event = store.event(TYPE, "{}");
        store.send(event);
        store.send(event);
        store.send(event);
        Event last = store.send(TYPE, "{}");

        await().atMost(SOON).until(() -> store.effects("stock").contains(last.id()));

        assertThat(store.effects("stock")).containsExactlyInAnyOrder(event.id(), last.id());
        awaitAllAcknowledged();
    }

    @Test
    void theTraceOfTheClickReachesTheEngineAndItsLedger() {
        Event event = store.send(TYPE, "{}");

        await().atMost(SOON).until(() -> store.effects("stock").contains(event.id()));

        assertThat(store.superuser.sql(
                "select traced from engine_test.effect where event_id = :event and engine = 'stock'")
                .param("event", event.id()).query(String.class).single()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(store.superuser.sql("""
                select traceparent from engines.processed_event where event_id = :event and engine = 'stock'
                """).param("event", event.id()).query(String.class).single()).isEqualTo(event.traceparent());
    }

    @Test
    void aPoisonEventBecomesADeadLetterWhileTheOthersFlow() {
        Event before = store.send(TYPE, "{}");
        Event poison = store.send(TYPE, "{\"note\": \"refused by stock\"}");
        Event after = store.send(TYPE, "{}");

        await().atMost(SOON).untilAsserted(() -> assertThat(store.effects("stock"))
                .containsExactlyInAnyOrder(before.id(), after.id()));
        await().atMost(SOON).until(() -> store.deadLetters("stock", "open") == 1);

        assertThat(store.superuser.sql("select deliveries from engines.dead_letter where event_id = :event")
                .param("event", poison.id()).query(Integer.class).single()).isEqualTo(5);
        assertThat(store.ledger("stock")).doesNotContain(poison.id());
        assertThat(store.effects("sales")).contains(before.id(), poison.id(), after.id());
        assertThat(store.deadLetters("sales", "open")).isZero();
        awaitAllAcknowledged();
    }

    @Test
    void aRequeuedDeadLetterIsTakenInOnceItsCauseIsGone() {
        Event poison = store.send(TYPE, "{\"note\": \"refused by stock\"}");
        await().atMost(SOON).until(() -> store.deadLetters("stock", "open") == 1);
        DeadLetters letters = worker.getBean(DeadLetters.class);
        UUID letter = letters.list("stock", 1000).stream()
                .filter(open -> poison.id().equals(open.eventId())).findAny().orElseThrow().id();

        letters.requeue(letter);
        await().atMost(SOON).until(() -> store.deadLetters("stock", "open") == 1);

        store.superuser.sql("update engines.dead_letter set body = replace(body, 'refused', 'liked') where id = :id")
                .param("id", letter).update();
        letters.requeue(letter);
        await().atMost(SOON).until(() -> store.effects("stock").contains(poison.id()));
        assertThat(store.deadLetters("stock", "requeued")).isEqualTo(1);
    }

    @Test
    void anUnreadableEntryAndAnUnknownVersionAreDeadLettersAtOnce() {
        store.redis().sync().xadd(EventStream.MATERIALS, Map.of("tenant_id", store.tenant.toString(), "junk",
                "\u0000"));
        Event v2 = store.event(TYPE, "{}");
        Map<String, String> newer = new HashMap<>(v2.toEntry());
        newer.put("schema_version", "2");
        store.redis().sync().xadd(EventStream.MATERIALS, newer);
        Event after = store.send(TYPE, "{}");

        await().atMost(SOON).until(() -> store.effects("stock").contains(after.id()));

        for (String group : EventStream.GROUPS) {
            await().atMost(SOON).until(() -> store.deadLetters(group, "open") == 2);
        }
        awaitAllAcknowledged();
    }

    @Test
    void anUnknownTypeIsAcknowledgedAndAProbeOnlyReachesTheLedgerOfAllFour() {
        store.send("weather_changed", "{}");
        Event probe = store.send("platform_checked", "{}");

        for (String group : EventStream.GROUPS) {
            await().atMost(SOON).untilAsserted(() -> assertThat(store.ledger(group)).containsExactly(probe.id()));
            assertThat(store.deadLetters(group, "open")).isZero();
        }
        assertThat(store.effects("stock")).isEmpty();
        awaitAllAcknowledged();
    }

    @Test
    void whatADeadWorkerHadReadIsTakenUpByALivingOne() {
        ConfigurableApplicationContext paused = worker;
        paused.close();
        Event event = store.send(TYPE, "{}");
        for (String group : EventStream.GROUPS) {
            store.redis().sync().xreadgroup(Consumer.from(group, "dead-worker"),
                    StreamOffset.lastConsumed(EventStream.MATERIALS));
        }
        assertThat(store.pending("stock")).isPositive();

        worker = WorkerFixture.startWorker(redis);

        await().atMost(SOON).until(() -> store.effects("stock").contains(event.id()));
        awaitAllAcknowledged();
    }

    @Test
    void afterRedisWasEmptiedTheGroupsAreMadeAgain() {
        store.redis().sync().flushall();
        Event event = store.send(TYPE, "{}");

        await().atMost(SOON).until(() -> store.effects("stock").equals(List.of(event.id()))
                && store.effects("sales").equals(List.of(event.id())));
    }

    @Test
    void everyTableKeepsStoresApart() {
        assertThat(TenancyCatalogue.violations(WorkerFixture.POSTGRES.asSuperuser(), "engines")).isEmpty();
    }

    private void awaitAllAcknowledged() {
        for (String group : EventStream.GROUPS) {
            await().atMost(SOON).until(() -> store.pending(group) == 0);
        }
    }
}
