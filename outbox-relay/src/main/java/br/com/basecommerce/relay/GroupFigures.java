package br.com.basecommerce.relay;

import br.com.basecommerce.common.streams.EventStream;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisStreamCommands;
import java.util.List;
import java.util.Map;

/**
 * How far a consumer group is behind. Redis 6.2 does not know the lag of a group, so the entries after the last delivered
 * one are counted.
 *
 * @param pending delivered and not yet acknowledged
 * @param undelivered not yet delivered; counted up to {@link #COUNTED} only, for by then everybody is alarmed
 */
record GroupFigures(String group, long pending, long undelivered) {

    static final int COUNTED = 10_000;
    private static final int PAGE = 1_000;

    /** What engines have before them, acknowledged or not. */
    long lag() {
        return pending + undelivered;
    }

    static List<GroupFigures> of(RedisStreamCommands<String, String> redis, String stream) {
        String last = String.valueOf(EventStream.fields(redis.xinfoStream(stream)).get("last-generated-id"));
        return redis.xinfoGroups(stream).stream()
                .map(EventStream::fields)
                .filter(group -> EventStream.GROUPS.contains(group.get("name")))
                .map(group -> of(redis, stream, group, last))
                .toList();
    }

    private static GroupFigures of(RedisStreamCommands<String, String> redis, String stream, Map<?, ?> group,
            String last) {
        String delivered = String.valueOf(group.get("last-delivered-id"));
        long undelivered = delivered.equals(last) ? 0 : countAfter(redis, stream, delivered);
        return new GroupFigures(String.valueOf(group.get("name")), Long.parseLong(String.valueOf(group.get("pending"))),
                undelivered);
    }

    private static long countAfter(RedisStreamCommands<String, String> redis, String stream, String delivered) {
        String after = delivered;
        long count = 0;
        List<StreamMessage<String, String>> page;
        do {
            page = redis.xrange(stream, Range.<String>unbounded().gt(after), Limit.from(PAGE));
            count += page.size();
            if (!page.isEmpty()) {
                after = page.getLast().getId();
            }
        } while (page.size() == PAGE && count < COUNTED);
        return count;
    }
}
