package br.com.basecommerce.relay;

import br.com.basecommerce.common.streams.EventStream;
import br.com.basecommerce.relay.Positions.Kept;
import br.com.basecommerce.relay.Positions.Position;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds out that Redis was emptied, replaced or set back, and has everything published again that some group may not have
 * got: each row of the outbox that was published after the slowest group's kept position must stand in the stream. Whatever
 * the worker or an operator has made anew there in the meantime cannot hide that.
 *
 * <p>Afterwards the positions are kept, so that they are never ahead of what was looked at, and what lies before them is
 * trimmed. Used by the relay's thread.
 */
@Component
class StreamCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StreamCheck.class);
    private static final Duration TRIM_EVERY = Duration.ofMinutes(1);
    private static final String STREAM = EventStream.MATERIALS;

    /** Entries come with their payloads, so not many at once. */
    static final int PAGE = 100;

    private final OutboxStream stream;
    private final PublishedRows rows;
    private final Positions positions;
    private final RelayMetrics metrics;
    private final Clock clock;
    private final Duration every;
    private Instant next = Instant.MIN;
    private Instant nextTrim = Instant.MIN;

    /** The last entry that was seen in the stream over the present connection. */
    private StreamId seen = StreamId.NONE;

    StreamCheck(OutboxStream stream, PublishedRows rows, Positions positions, RelayMetrics metrics, Clock clock,
            @Value("${basecommerce.look-every}") Duration every) {
        this.stream = stream;
        this.rows = rows;
        this.positions = positions;
        this.metrics = metrics;
        this.clock = clock;
        this.every = every;
    }

    /**
     * Looks at once over a new connection, then every ten seconds ({@code basecommerce.look-every}).
     *
     * @throws io.lettuce.core.RedisException when Redis is away
     */
    void lookWhenDue() {
        RedisCommands<String, String> redis = stream.connect();
        if (stream.isUnchecked()) {
            seen = StreamId.NONE;
            look(redis);
        } else if (!clock.instant().isBefore(next)) {
            look(redis);
        }
    }

    private void look(RedisCommands<String, String> redis) {
        Kept kept = positions.read();
        Position lastPublished = rows.last().orLater(kept.lastPublished());
        boolean whole = holdsAllAfter(redis, kept.slowest());
        if (!whole) {
            int again = rows.publishAgainAfter(kept.slowest());
            metrics.lost();
            LOG.error("Redis has lost events: the {} that were published after {} are published again", again,
                    kept.slowest());
            seen = StreamId.NONE;
        }
        makeMissingGroups(redis);
        stream.checked(lastPublished.streamId().isAfter(lastGenerated(redis)) ? lastPublished.streamId() : null);
        if (whole) {
            Kept now = new Kept(lastPublished, positionsOfGroups(redis, kept));
            positions.keep(now);
            trimWhenDue(redis, now.slowest());
        }
        next = clock.instant().plus(every);
    }

    /** Only the missing ones are asked for: a Redis that is full refuses even to make a group that is there. */
    private static void makeMissingGroups(RedisCommands<String, String> redis) {
        List<Object> present = redis.exists(STREAM) == 0
                ? List.of()
                : redis.xinfoGroups(STREAM).stream().map(group -> EventStream.fields(group).get("name")).toList();
        EventStream.GROUPS.stream().filter(group -> !present.contains(group))
                .forEach(group -> EventStream.ensureGroup(redis, STREAM, group));
    }

    /** Below what is kept as acknowledged by every group, never by length: a group that is down finds all when it returns. */
    private void trimWhenDue(RedisCommands<String, String> redis, StreamId slowest) {
        if (!clock.instant().isBefore(nextTrim)) {
            redis.xtrim(STREAM, XTrimArgs.Builder.minId(slowest.toString()));
            nextTrim = clock.instant().plus(TRIM_EVERY);
        }
    }

    private static StreamId lastGenerated(RedisCommands<String, String> redis) {
        return StreamId.parse(EventStream.fields(redis.xinfoStream(STREAM)).get("last-generated-id"));
    }

    /** Entries that were seen before are not read again; but they are gone when the oldest or the last of them is. */
    private boolean holdsAllAfter(RedisCommands<String, String> redis, StreamId acknowledged) {
        StreamId after = acknowledged;
        if (seen.isAfter(acknowledged)) {
            if (!holds(redis, rows.after(acknowledged, 1))) {
                return false;
            }
            after = seen.previous();
        }
        List<StreamId> page = rows.after(after, PAGE);
        while (!page.isEmpty()) {
            if (!holds(redis, page)) {
                return false;
            }
            seen = page.getLast();
            page = page.size() < PAGE ? List.of() : rows.after(seen, PAGE);
        }
        return true;
    }

    /** @param wanted ascending */
    private static boolean holds(RedisCommands<String, String> redis, List<StreamId> wanted) {
        Set<StreamId> missing = new HashSet<>(wanted);
        StreamId from = wanted.isEmpty() ? StreamId.NONE : wanted.getFirst();
        while (!missing.isEmpty()) {
            List<StreamMessage<String, String>> page = redis.xrange(STREAM,
                    Range.create(from.toString(), wanted.getLast().toString()), Limit.from(PAGE));
            page.forEach(entry -> missing.remove(StreamId.parse(entry.getId())));
            if (page.size() < PAGE) {
                return missing.isEmpty();
            }
            from = StreamId.parse(page.getLast().getId()).next();
        }
        return true;
    }

    private Map<String, Position> positionsOfGroups(RedisCommands<String, String> redis, Kept kept) {
        Map<String, Position> groups = new HashMap<>(kept.groups());
        for (Object answer : redis.xinfoGroups(STREAM)) {
            Map<String, Object> group = EventStream.fields(answer);
            groups.computeIfPresent(String.valueOf(group.get("name")),
                    (name, before) -> before.orLater(rows.upTo(acknowledged(redis, name, group))));
        }
        return groups;
    }

    /** The oldest pending entry is not acknowledged, all before it are; without one, all that were delivered. */
    private static StreamId acknowledged(RedisCommands<String, String> redis, String name, Map<String, Object> group) {
        StreamId delivered = StreamId.parse(group.get("last-delivered-id"));
        if (Long.parseLong(String.valueOf(group.get("pending"))) == 0) {
            return delivered;
        }
        String oldest = redis.xpending(STREAM, name).getMessageIds().getLower().getValue();
        return oldest == null ? delivered : StreamId.parse(oldest).previous();
    }
}
