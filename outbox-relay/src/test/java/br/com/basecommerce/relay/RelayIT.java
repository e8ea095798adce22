package br.com.basecommerce.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.testing.TestRedis;
import br.com.basecommerce.common.trace.Trace;
import io.lettuce.core.StreamMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** One relay, PostgreSQL and Redis present. */
class RelayIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static TestRedis redis;
    private static ConfigurableApplicationContext relay;

    private final RelayFixture store = new RelayFixture();

    @BeforeAll
    static void start() {
        redis = TestRedis.instance();
        relay = RelayFixture.startRelay(redis);
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEventArrivesWithAllElevenFieldsAndItsRowKnowsWhere() throws Exception {
        UUID probe = Ids.next();
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        new Trace(traceparent).call(() -> {
            store.commit(probe, 7);
            return null;
        });

        await().atMost(SOON).until(() -> store.countRows("published") == 1);
        StreamMessage<String, String> entry = store.entries(redis).getFirst();
        assertThat(entry.getBody()).containsOnlyKeys("event_id", "event_type", "schema_version", "tenant_id",
                "vertical", "aggregate_type", "aggregate_id", "aggregate_version", "occurred_at", "traceparent",
                "payload")
                .containsAllEntriesOf(Map.of("event_type", "platform_checked", "schema_version", "1", "tenant_id",
                        store.tenant.id().toString(), "vertical", "materials", "aggregate_type", "probe",
                        "aggregate_id", probe.toString(), "aggregate_version", "7", "traceparent", traceparent));
        assertThat(Event.fromEntry(entry.getBody()).payload()).contains(probe.toString());
        assertThat(store.superuser.sql("select stream_id from events.outbox where tenant_id = :tenant")
                .param("tenant", store.tenant.id().value()).query(String.class).single()).isEqualTo(entry.getId());
    }

    @Test
    void theEventsOfAnAggregateArriveInTheOrderOfItsCommits() {
        List<UUID> aggregates = Stream.generate(Ids::next).limit(7).toList();

        for (int version = 1; version <= 60; version++) {
            int committed = version;
            store.inStore(() -> aggregates.forEach(aggregate -> store.append(aggregate, committed)));
        }

        await().atMost(SOON).until(() -> store.countRows("published") == 420);
        List<StreamMessage<String, String>> entries = store.entries(redis);
        for (UUID aggregate : aggregates) {
            assertThat(entries.stream()
                    .filter(entry -> aggregate.toString().equals(entry.getBody().get("aggregate_id")))
                    .map(entry -> Long.valueOf(entry.getBody().get("aggregate_version"))))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
        }
    }

    @Test
    void aCommitWakesTheRelayLongBeforeItsPoll() {
        for (int i = 1; i <= 40; i++) {
            int expected = i;
            store.commit(Ids.next(), 1);
            await().pollInterval(Duration.ofMillis(2)).atMost(SOON)
                    .until(() -> store.countRows("published") == expected);
        }

        // By the poll alone the middle would be at 250 ms.
        assertThat(store.medianDelay()).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void theFourGroupsOfTheEnginesExistFromTheStart() {
        List<GroupFigures> groups = RelayFixture.with(redis, commands -> GroupFigures.of(commands,
                RelayFixture.STREAM));

        assertThat(groups).extracting(GroupFigures::group).containsExactlyInAnyOrder("stock", "sales", "pricing",
                "delivery");
    }

    @Test
    void theLagOfAGroupIsWhatItHasNotAcknowledged() {
        store.inStore(() -> Stream.generate(Ids::next).limit(30).forEach(probe -> store.append(probe, 1)));
        await().atMost(SOON).until(() -> store.countRows("published") == 30);

        List<GroupFigures> groups = RelayFixture.with(redis, commands -> GroupFigures.of(commands,
                RelayFixture.STREAM));

        long length = RelayFixture.with(redis, commands -> commands.xlen(RelayFixture.STREAM));
        assertThat(groups).allSatisfy(group -> assertThat(group.lag()).isEqualTo(length));
    }

    @Test
    void healthTellsWhoLeadsAndMetricsTellWhatWaits() throws Exception {
        store.commit(Ids.next(), 1);
        await().atMost(SOON).until(() -> store.countRows("published") == 1);

        assertThat(get("/actuator/health/readiness")).contains("\"status\":\"UP\"").contains("\"db\"");
        await().atMost(SOON).untilAsserted(() -> assertThat(get("/actuator/health"))
                .contains("\"leader\":true").contains("\"redis\":\"answers\""));
        assertThat(get("/actuator/prometheus")).contains("outbox_pending", "outbox_dead", "outbox_oldest_age_seconds",
                "outbox_published_total", "outbox_delay_seconds_bucket", "stream_group_lag{group=\"stock\"}");
    }

    @Test
    void theLeaderWritesDownThatItLives() {
        await().atMost(SOON).untilAsserted(() -> assertThat(relay.getBean(RelayState.class).leader())
                .hasValueSatisfying(leader -> {
                    assertThat(leader.name()).isEqualTo(relay.getBean(Leadership.class).name());
                    assertThat(leader.heartbeatSeconds()).isLessThan(5);
                }));
    }

    private static String get(String path) throws IOException, InterruptedException {
        String port = relay.getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                    BodyHandlers.ofString()).body();
        }
    }
}
