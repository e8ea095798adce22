package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.streams.EventStream;
import br.com.basecommerce.common.streams.StreamConnection;
import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.models.stream.ClaimedMessages;
import io.lettuce.core.models.stream.PendingMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One consumer of a group: what Redis has for it, and what it tells Redis. For one thread. */
final class GroupReader implements AutoCloseable {

    /** Where XAUTOCLAIM begins, and what it answers at the end. */
    static final String BEGINNING = "0-0";

    private static final int BATCH = 100;
    /** As far is read ahead in a backlog: what it holds of one store then meets in few transactions. */
    private static final int MOST = 5 * BATCH;
    private static final Duration BLOCK = Duration.ofSeconds(2);
    private static final Duration FORGET_AFTER = Duration.ofHours(1);

    private final String group;
    private final String name;
    private final StreamConnection connection;

    GroupReader(RedisClient client, String group, String name) {
        this.group = group;
        this.name = name;
        this.connection = new StreamConnection(client,
                open -> EventStream.ensureGroup(open.sync(), EventStream.MATERIALS, group));
    }

    /** New entries, 500 at most; waits up to two seconds for the first. */
    List<StreamMessage<String, String>> read() {
        List<StreamMessage<String, String>> batch = read(XReadArgs.Builder.count(BATCH).block(BLOCK));
        List<StreamMessage<String, String>> entries = new ArrayList<>(batch);
        while (batch.size() == BATCH && entries.size() < MOST) {
            batch = read(XReadArgs.Builder.count(BATCH));
            entries.addAll(batch);
        }
        return entries;
    }

    private List<StreamMessage<String, String>> read(XReadArgs howMany) {
        return redis().xreadgroup(Consumer.from(group, name), howMany,
                StreamOffset.lastConsumed(EventStream.MATERIALS));
    }

    /**
     * The next entry that rested unacknowledged with any consumer. One at a time: if it kills the worker, its own count of
     * deliveries has grown and no other's.
     */
    ClaimedMessages<String, String> reclaim(Duration rested, String from) {
        return redis().xautoclaim(EventStream.MATERIALS,
                XAutoClaimArgs.Builder.xautoclaim(Consumer.from(group, name), rested, from).count(1));
    }

    /** How often an entry was delivered, this time included; 0 when nobody waits for it any more. */
    long deliveries(String entry) {
        return redis().xpending(EventStream.MATERIALS, group, Range.create(entry, entry), Limit.from(1)).stream()
                .mapToLong(PendingMessage::getRedeliveryCount)
                .sum();
    }

    void acknowledge(List<String> entries) {
        if (!entries.isEmpty()) {
            redis().xack(EventStream.MATERIALS, group, entries.toArray(String[]::new));
        }
    }

    /** Removes consumers of workers that ended long ago and left nothing behind. */
    void forgetIdleConsumers() {
        redis().xinfoConsumers(EventStream.MATERIALS, group).stream()
                .map(EventStream::fields)
                .filter(consumer -> number(consumer, "pending") == 0
                        && number(consumer, "idle") > FORGET_AFTER.toMillis())
                .map(consumer -> String.valueOf(consumer.get("name")))
                .filter(idle -> !idle.equals(name))
                .forEach(idle -> redis().xgroupDelconsumer(EventStream.MATERIALS, Consumer.from(group, idle)));
    }

    private static long number(Map<String, Object> consumer, String field) {
        return Long.parseLong(String.valueOf(consumer.get(field)));
    }

    private RedisCommands<String, String> redis() {
        return connection.get().sync();
    }

    /** The next call uses a new connection, and makes the group again if it is gone. */
    @Override
    public void close() {
        connection.close();
    }
}
