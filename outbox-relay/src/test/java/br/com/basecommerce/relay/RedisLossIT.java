package br.com.basecommerce.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.streams.EventStream;
import br.com.basecommerce.common.testing.TestRedis;
import io.lettuce.core.Consumer;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RestoreArgs;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Redis loses what it had: no event that some engine has not acknowledged is lost with it. */
class RedisLossIT {

    private static final String LOOK_OFTEN = "--basecommerce.look-every=1s";
    private static final Duration SOON = Duration.ofSeconds(40);

    private final RelayFixture store = new RelayFixture();
    private final TestRedis redis = TestRedis.startEmbedded(TestRedis.freePort());
    private @Nullable ConfigurableApplicationContext relay;
    private int committed;

    @BeforeAll
    static void migrate() {
        RelayFixture.migrate();
    }

    @BeforeEach
    void start() {
        store.forgetAllEvents();
        relay = RelayFixture.startRelay(redis, LOOK_OFTEN);
    }

    @AfterEach
    void stop() {
        stopRelay();
        redis.close();
        store.forgetAllEvents();
        store.close();
    }

    @Test
    void aStreamThatIsDeletedComesBackWholeWithItsGroups() {
        List<String> published = publish(3);

        RelayFixture.with(redis, commands -> commands.del(RelayFixture.STREAM));

        await().atMost(SOON).until(() -> eventsInStream().equals(published));
        assertThat(store.entries(redis)).extracting(StreamMessage::getId).isEqualTo(streamIdsInOutbox());
        assertThat(groups()).containsExactlyInAnyOrderElementsOf(EventStream.GROUPS);
    }

    @Test
    void anEmptiedRedisIsSeenThroughGroupsAndEventsThatCameSince() {
        List<String> published = publish(3);

        RelayFixture.with(redis, commands -> {
            commands.flushall();
            EventStream.GROUPS.forEach(group -> EventStream.ensureGroup(commands, RelayFixture.STREAM, group));
            return commands;
        });
        List<String> all = publish(1);

        await().atMost(SOON).until(() -> eventsInStream().containsAll(all));
        assertThat(eventsInStream()).containsSubsequence(published);
    }

    @Test
    void whatARedisThatWasSetBackNoLongerHasComesAgain() {
        publish(3);
        byte[] older = RelayFixture.with(redis, commands -> commands.dump(RelayFixture.STREAM));
        publish(3);
        awaitSeen();

        setBack(older);
        List<String> all = publish(1);

        await().atMost(SOON).until(() -> eventsInStream().containsAll(all));
    }

    @Test
    void theLastSecondBeforeEverythingFellIsNotLost() {
        publish(3);
        byte[] older = RelayFixture.with(redis, commands -> commands.dump(RelayFixture.STREAM));
        awaitSeen();
        List<String> all = publish(3);
        stopRelay();
        setBack(older);

        relay = RelayFixture.startRelay(redis, LOOK_OFTEN);

        await().atMost(SOON).until(() -> eventsInStream().containsAll(all));
    }

    @Test
    void everythingAfterTheSlowestGroupsPositionComesAgainAndNothingBefore() {
        List<String> published = publish(5);
        EventStream.GROUPS.forEach(group -> acknowledge(group, group.equals("pricing") ? 2 : 5));
        RelayFixture.with(redis, commands -> commands.xreadgroup(Consumer.from("pricing", "asleep"),
                XReadArgs.Builder.count(1), StreamOffset.lastConsumed(RelayFixture.STREAM)));
        await().atMost(SOON).until(() -> keptPosition("pricing").equals(streamIdsInOutbox().get(1)));
        assertThat(keptPosition("stock")).isEqualTo(streamIdsInOutbox().get(4));
        assertThat(keptOrder("stock") - keptOrder("pricing")).isEqualTo(3);

        RelayFixture.with(redis, commands -> commands.flushall());

        await().atMost(SOON).until(() -> eventsInStream().equals(published.subList(2, 5)));
    }

    @Test
    void nothingComesAgainWhileNothingIsMissing() {
        List<String> published = publish(5);
        EventStream.GROUPS.forEach(group -> acknowledge(group, 2));
        awaitTwoLooks();
        RelayFixture.with(redis, commands -> commands.clientKill(KillArgs.Builder.skipme()));
        List<String> more = publish(1);
        stopRelay();
        relay = RelayFixture.startRelay(redis, LOOK_OFTEN);
        List<String> all = publish(1);
        awaitTwoLooks();

        assertThat(all).hasSize(7).containsAll(more).containsAll(published);
        // The first one was trimmed when the relay came back.
        assertThat(eventsInStream()).isEqualTo(all.subList(1, 7));
    }

    @Test
    void onlyWhatEveryGroupHasAcknowledgedIsTrimmed() {
        List<String> published = publish(5);
        EventStream.GROUPS.forEach(group -> acknowledge(group, group.equals("pricing") ? 2 : 5));
        await().atMost(SOON).until(() -> keptPosition("pricing").equals(streamIdsInOutbox().get(1)));
        stopRelay();
        assertThat(eventsInStream()).isEqualTo(published);

        relay = RelayFixture.startRelay(redis, LOOK_OFTEN);

        await().atMost(SOON).until(() -> eventsInStream().equals(published.subList(1, 5)));
    }

    @Test
    void whatAllHaveAcknowledgedDoesNotComeAgain() {
        publish(3);
        EventStream.GROUPS.forEach(group -> acknowledge(group, 3));
        await().atMost(SOON).until(() -> keptPosition("delivery").equals(streamIdsInOutbox().get(2)));

        RelayFixture.with(redis, commands -> commands.flushall());
        awaitTwoLooks();

        assertThat(eventsInStream()).isEmpty();
        assertThat(groups()).containsExactlyInAnyOrderElementsOf(EventStream.GROUPS);
    }

    @Test
    void aRedisWhoseClockIsBehindGivesNoIdTwice() {
        publish(1);
        StreamId ahead = new StreamId(Instant.now().plusSeconds(3600).toEpochMilli(), 5);
        store.superuser.sql("""
                update events.outbox set stream_id = :ahead where tenant_id = :tenant
                """).param("ahead", ahead.toString()).param("tenant", store.tenant.id().value()).update();

        RelayFixture.with(redis, commands -> commands.flushall());

        await().atMost(SOON).until(() -> eventsInStream().size() == 1);
        assertThat(store.entries(redis).getFirst().getId()).isEqualTo(ahead.next().toString());
        publish(1);
        assertThat(store.entries(redis).getLast().getId()).isEqualTo(ahead.next().next().toString());
    }

    /** @return ids of all events so far, in outbox order */
    private List<String> publish(int events) {
        UUID aggregate = Ids.next();
        for (int version = 1; version <= events; version++) {
            store.commit(aggregate, version);
        }
        committed += events;
        await().atMost(SOON).until(() -> store.countRows("published") == committed);
        return store.superuser.sql("select event_id from events.outbox where tenant_id = :tenant order by id")
                .param("tenant", store.tenant.id().value()).query((row, number) -> row.getString(1)).list();
    }

    private List<String> eventsInStream() {
        return store.entries(redis).stream().map(entry -> entry.getBody().get("event_id")).toList();
    }

    private List<String> groups() {
        return RelayFixture.with(redis, commands -> GroupFigures.of(commands, RelayFixture.STREAM)).stream()
                .map(GroupFigures::group).toList();
    }

    private List<String> streamIdsInOutbox() {
        return store.superuser.sql("select stream_id from events.outbox where tenant_id = :tenant order by id")
                .param("tenant", store.tenant.id().value()).query((row, number) -> row.getString(1)).list();
    }

    private void acknowledge(String group, int entries) {
        RelayFixture.with(redis, commands -> {
            List<String> ids = new ArrayList<>();
            commands.xreadgroup(Consumer.from(group, "test"), XReadArgs.Builder.count(entries),
                    StreamOffset.lastConsumed(RelayFixture.STREAM)).forEach(entry -> ids.add(entry.getId()));
            return commands.xack(RelayFixture.STREAM, group, ids.toArray(String[]::new));
        });
    }

    private void setBack(byte[] older) {
        RelayFixture.with(redis, commands -> commands.restore(RelayFixture.STREAM, older,
                RestoreArgs.Builder.ttl(0).replace()));
    }

    /** The relay has looked at all that was published. */
    private void awaitSeen() {
        List<String> ids = streamIdsInOutbox();
        await().atMost(SOON).until(() -> state("last_published", "stream_id").equals(ids.getLast()));
    }

    /** A look that finds everything there keeps what was forgotten here; the second one has begun after this call. */
    private void awaitTwoLooks() {
        for (int look = 0; look < 2; look++) {
            store.superuser.sql("""
                    update events.relay_state set value = jsonb_build_object('stream_id', '0-0', 'order', 0)
                    where key = 'last_published'
                    """).update();
            awaitSeen();
        }
    }

    private String keptPosition(String group) {
        return state("group:" + group, "stream_id");
    }

    private long keptOrder(String group) {
        return Long.parseLong(state("group:" + group, "order"));
    }

    private String state(String key, String member) {
        return store.superuser.sql("select value ->> :member from events.relay_state where key = :key")
                .param("member", member).param("key", key).query(String.class).optional().orElse("");
    }

    private void stopRelay() {
        ConfigurableApplicationContext running = relay;
        relay = null;
        if (running != null) {
            running.close();
        }
    }
}
