package br.com.basecommerce.common.streams;

import io.lettuce.core.RedisBusyException;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.sync.RedisStreamCommands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of the streams and of the engines' consumer groups ({@code events.md} section 6). */
public final class EventStream {

    /** The stream of the building-material stores. */
    public static final String MATERIALS = ofVertical("materials");

    /** One consumer group per engine. */
    public static final List<String> GROUPS = List.of("stock", "sales", "pricing", "delivery");

    private EventStream() {}

    public static String ofVertical(String vertical) {
        return "events:" + vertical;
    }

    /** Makes the group where it is missing, and the stream with it, so that it reads from the first entry there is. */
    public static void ensureGroup(RedisStreamCommands<String, String> redis, String stream, String group) {
        try {
            redis.xgroupCreate(StreamOffset.from(stream, "0"), group, XGroupCreateArgs.Builder.mkstream());
        } catch (RedisBusyException refusal) {
            if (!String.valueOf(refusal.getMessage()).startsWith("BUSYGROUP")) {
                throw refusal;
            }
        }
    }

    /** One answer of XINFO, whose names and values alternate, as a map. */
    public static Map<String, Object> fields(Object answer) {
        List<?> flat = (List<?>) answer;
        Map<String, Object> fields = HashMap.newHashMap(flat.size() / 2);
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            fields.put(String.valueOf(flat.get(i)), flat.get(i + 1));
        }
        return fields;
    }
}
