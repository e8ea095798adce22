package br.com.basecommerce.relay;

import br.com.basecommerce.common.streams.EventStream;
import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How far the relay and the groups have come, kept outside Redis so that it is known when Redis has forgotten it. */
@Repository
@Transactional(TenancyAutoConfiguration.PLATFORM)
class Positions {

    private static final String LAST_PUBLISHED = "last_published";
    private static final String GROUP = "group:";

    private static final String READ = """
            select key, value ->> 'stream_id' as stream_id, (value ->> 'order')::bigint as place
            from events.relay_state
            where value ->> 'stream_id' is not null
            """;

    private static final String KEEP = """
            insert into events.relay_state (key, value)
            values (:key, jsonb_build_object('stream_id', :streamId::text, 'order', :place::bigint))
            on conflict (key) do update set value = excluded.value where relay_state.value <> excluded.value
            """;

    private final JdbcClient jdbc;

    Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    Kept read() {
        Map<String, Position> all = new HashMap<>();
        jdbc.sql(READ).query(row -> {
            all.put(row.getString("key"),
                    new Position(StreamId.parse(row.getString("stream_id")), row.getLong("place")));
        });
        Map<String, Position> groups = new HashMap<>();
        for (String group : EventStream.GROUPS) {
            groups.put(group, all.getOrDefault(GROUP + group, Position.NONE));
        }
        return new Kept(all.getOrDefault(LAST_PUBLISHED, Position.NONE), Map.copyOf(groups));
    }

    void keep(Kept positions) {
        keep(LAST_PUBLISHED, positions.lastPublished());
        positions.groups().forEach((group, position) -> keep(GROUP + group, position));
    }

    private void keep(String key, Position position) {
        jdbc.sql(KEEP).param("key", key).param("streamId", position.streamId().toString())
                .param("place", position.order()).update();
    }

    /**
     * A place in the stream and in the outbox.
     *
     * @param order id of the outbox row whose entry it is; 0 before all rows
     */
    record Position(StreamId streamId, long order) {

        static final Position NONE = new Position(StreamId.NONE, 0);

        /** The later one in the stream: what was acknowledged once stays so, whatever Redis has forgotten. */
        Position orLater(Position other) {
            return other.streamId().isAfter(streamId) ? other : this;
        }
    }

    /** @param groups of each group the last entry up to which it has acknowledged everything */
    record Kept(Position lastPublished, Map<String, Position> groups) {

        /** Everything up to here is acknowledged by every group. */
        StreamId slowest() {
            return groups.values().stream().map(Position::streamId).min(StreamId::compareTo).orElse(StreamId.NONE);
        }
    }
}
