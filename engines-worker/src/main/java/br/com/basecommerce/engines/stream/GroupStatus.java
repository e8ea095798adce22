package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.streams.EventStream;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Map;

/**
 * Where a group stands in the stream.
 *
 * @param consumers workers that read for it
 * @param pending entries delivered and not acknowledged
 * @param caughtUp whether nothing waits to be delivered
 */
record GroupStatus(String engine, long consumers, long pending, boolean caughtUp) {

    static List<GroupStatus> all(RedisCommands<String, String> redis) {
        Object last = EventStream.fields(redis.xinfoStream(EventStream.MATERIALS)).get("last-generated-id");
        return redis.xinfoGroups(EventStream.MATERIALS).stream()
                .map(EventStream::fields)
                .map(group -> new GroupStatus(String.valueOf(group.get("name")), number(group, "consumers"),
                        number(group, "pending"), String.valueOf(group.get("last-delivered-id")).equals(last)))
                .toList();
    }

    private static long number(Map<String, Object> group, String field) {
        return Long.parseLong(String.valueOf(group.get(field)));
    }
}
