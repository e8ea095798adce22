package br.com.basecommerce.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.EventPayload;
import br.com.basecommerce.common.testing.TestRedis;
import io.lettuce.core.Consumer;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What the relay does when Redis, the database, another relay or a row goes wrong. */
class RelayFaultsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final RelayFixture store = new RelayFixture();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whileRedisIsAwayEventsWaitAndThenFlow() {
        int port = TestRedis.freePort();
        TestRedis redis = TestRedis.startEmbedded(port);
        try (ConfigurableApplicationContext relay = RelayFixture.startRelay(redis)) {
            store.commit(Ids.next(), 1);
            await().atMost(SOON).until(() -> store.countRows("published") == 1);

            redis.close();
            for (int i = 0; i < 20; i++) {
                store.commit(Ids.next(), 1);
            }
            assertThat(relay.getBean(OutboxFigures.class).count().pending()).isGreaterThanOrEqualTo(20);

            redis = TestRedis.startEmbedded(port);
            await().atMost(SOON).until(() -> store.countRows("published") == 21);
            // The new Redis knows nothing, so it gets the first one again.
            assertThat(store.entries(redis)).hasSize(21);
            assertThat(store.superuser.sql("select max(attempts) from events.outbox where tenant_id = :tenant")
                    .param("tenant", store.tenant.id().value()).query(Integer.class).single()).isZero();
        } finally {
            redis.close();
        }
    }

    @Test
    void ofTwoRelaysOneLeadsAndTheOtherTakesOverWhenItStops() {
        TestRedis redis = TestRedis.instance();
        ConfigurableApplicationContext first = RelayFixture.startRelay(redis);
        ConfigurableApplicationContext second = RelayFixture.startRelay(redis);
        try {
            await().atMost(SOON).until(() -> leads(first));
            assertThat(leads(second)).isFalse();
            store.commit(Ids.next(), 1);
            await().atMost(SOON).until(() -> store.countRows("published") == 1);
            assertThat(store.entries(redis)).hasSize(1);

            first.close();

            await().atMost(Duration.ofSeconds(10)).until(() -> leads(second));
            store.commit(Ids.next(), 1);
            await().atMost(SOON).until(() -> store.countRows("published") == 2);
        } finally {
            first.close();
            second.close();
        }
    }

    @Test
    void aLeaderThatLosesItsConnectionLosesTheLockAndOneLeadsAgain() {
        TestRedis redis = TestRedis.instance();
        try (ConfigurableApplicationContext first = RelayFixture.startRelay(redis);
                ConfigurableApplicationContext second = RelayFixture.startRelay(redis)) {
            await().atMost(SOON).until(() -> leads(first) != leads(second));

            for (int round = 1; round <= 3; round++) {
                int expected = round;
                assertThat(terminate("outbox-relay-listener@%")).isPositive();
                store.commit(Ids.next(), 1);
                await().atMost(SOON).until(() -> store.countRows("published") == expected);
                await().atMost(SOON).until(() -> leads(first) != leads(second));
            }
            assertThat(store.entries(redis)).hasSize(3);
        }
    }

    @Test
    void aRelayThatIsKilledBetweenPublishingAndMarkingRepeatsTheEventAndLosesNone() throws Exception {
        TestRedis redis = TestRedis.instance();
        UUID probe = Ids.next();
        store.commitDueIn(Duration.ofSeconds(4), probe);
        Process relay = RelayProcess.start(redis);
        try (RowLock lock = store.lockRows()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> store.entries(redis).size() == 1);
            relay.destroyForcibly().waitFor();
            lock.release();
        }
        assertThat(store.countRows("pending")).isEqualTo(1);

        try (ConfigurableApplicationContext next = RelayFixture.startRelay(redis)) {
            await().atMost(SOON).until(() -> store.countRows("published") == 1);
        }

        assertThat(store.entries(redis)).extracting(entry -> entry.getBody().get("event_id")).hasSize(2)
                .containsOnly(store.superuser.sql("select event_id from events.outbox where tenant_id = :tenant")
                        .param("tenant", store.tenant.id().value()).query(String.class).single());
    }

    @Test
    void aPoisonRowWaitsAndDiesWithoutStoppingTheRestAndItsAggregateGoesOn() {
        TestRedis redis = TestRedis.instance();
        UUID poisoned = Ids.next();
        try (ConfigurableApplicationContext relay = RelayFixture.startRelay(redis)) {
            store.inStore(() -> {
                store.append(poisoned, 1, new Huge("x".repeat(OutboxStream.LONGEST_PAYLOAD)));
                store.append(poisoned, 2);
                IntStream.range(0, 10).forEach(i -> store.append(Ids.next(), 1));
            });

            await().atMost(SOON).until(() -> store.countRows("published") == 10);
            for (int attempt = 1; attempt <= 5; attempt++) {
                int expected = attempt;
                await().atMost(SOON).until(() -> attempts(poisoned) == expected);
                assertThat(store.countRows("pending")).isEqualTo(2);
                hurry();
            }
            await().atMost(SOON).until(() -> store.countRows("published") == 11 && store.countRows("dead") == 1);

            DeadRows dead = relay.getBean(DeadRows.class);
            UUID event = dead.list(1000).stream().filter(row -> row.aggregateId().equals(poisoned)).findAny()
                    .orElseThrow().eventId();
            store.superuser.sql("update events.outbox set payload = '{}' where event_id = :event")
                    .param("event", event).update();
            assertThat(dead.requeue(event)).isEqualTo(1);
            await().atMost(SOON).until(() -> store.countRows("published") == 12);
        }
    }

    @Test
    void theUsersOfTheComposeFileMayDoAllThatIsDone() {
        TestRedis redis = TestRedis.startEmbedded(TestRedis.freePort());
        RelayFixture.with(redis, commands -> commands.dispatch(CommandType.ACL,
                new StatusOutput<>(StringCodec.UTF8),
                new CommandArgs<>(StringCodec.UTF8).add("SETUSER")
                        .add("relay").add("on").add(">a-long-Redis-pass-9").add("~events:*").add("+@connection")
                        .add("+info").add("+xadd").add("+xtrim").add("+xgroup").add("+xinfo").add("+xpending")
                        .add("+xlen").add("+xrange").add("+exists")));
        try (ConfigurableApplicationContext relay = RelayFixture.startRelay(redis,
                "--basecommerce.redis.username=relay", "--basecommerce.redis.password=a-long-Redis-pass-9")) {
            store.commit(Ids.next(), 1);

            await().atMost(SOON).until(() -> store.countRows("published") == 1);
            await().atMost(SOON).until(() -> relay.getBean(Watch.class).redisAnswers());
            // Then an entry is delivered and not acknowledged, and the relay looks and trims.
            RelayFixture.with(redis, commands -> commands.xreadgroup(Consumer.from("stock", "test"),
                    XReadArgs.StreamOffset.lastConsumed(RelayFixture.STREAM)));
        }
        try (ConfigurableApplicationContext again = RelayFixture.startRelay(redis,
                "--basecommerce.redis.username=relay", "--basecommerce.redis.password=a-long-Redis-pass-9")) {
            store.commit(Ids.next(), 1);

            await().atMost(SOON).until(() -> store.countRows("published") == 2);
        } finally {
            redis.close();
        }
    }

    private static boolean leads(ConfigurableApplicationContext relay) {
        return relay.isActive() && relay.getBean(Leadership.class).isHeld();
    }

    private int terminate(String application) {
        return store.superuser.sql("""
                select count(pg_terminate_backend(a.pid))
                from pg_stat_activity a
                join pg_locks l on l.pid = a.pid and l.locktype = 'advisory' and l.granted
                where a.application_name like :application
                """).param("application", application).query(Integer.class).single();
    }

    private int attempts(UUID aggregate) {
        return store.superuser.sql("""
                select attempts from events.outbox where aggregate_id = :aggregate and aggregate_version = 1
                """).param("aggregate", aggregate).query(Integer.class).single();
    }

    private void hurry() {
        store.superuser.sql("update events.outbox set next_attempt_at = now() where tenant_id = :tenant")
                .param("tenant", store.tenant.id().value()).update();
    }

    record Huge(String filler) implements EventPayload {

        @Override
        public String eventType() {
            return "platform_checked";
        }
    }
}
