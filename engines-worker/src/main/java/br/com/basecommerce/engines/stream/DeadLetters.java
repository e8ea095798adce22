package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries that an engine could not take in. They belong to the operator, across stores, so no tenant is set.
 *
 * <p>A letter is {@code open} until a person requeues or drops it. A requeued one with no delivery is waiting for its
 * engine, one with a delivery was taken in; when it fails again, it is open again.
 */
@Repository
@Transactional(TenancyAutoConfiguration.PLATFORM)
class DeadLetters {

    private static final int LONGEST_ERROR = 2000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ADD = """
            insert into engines.dead_letter
              (id, tenant_id, engine, stream_id, event_id, event_type, body, error, deliveries,
               first_seen_at, last_seen_at, status)
            values
              (:id, :tenant, :engine, :entry, :event, :type, :body, :error, :deliveries, :now, :now, 'open')
            on conflict (engine, stream_id) do update
            set error = excluded.error, deliveries = excluded.deliveries, last_seen_at = excluded.last_seen_at,
                status = 'open'
            """;

    private static final String SELECT = """
            select id, tenant_id, engine, stream_id, event_id, event_type, body, error, deliveries, first_seen_at,
                   last_seen_at, status
            from engines.dead_letter
            """;

    private static final String LIST = SELECT + """
            where status = 'open' and (engine = :engine or :engine::varchar is null)
            order by first_seen_at, id
            limit :limit
            """;

    private static final String FIND = SELECT + """
            where id = :id
            """;

    private static final String WAITING = SELECT + """
            where engine = :engine and status = 'requeued' and deliveries = 0
            order by first_seen_at, id
            limit 100
            """;

    private static final String CHANGE = """
            update engines.dead_letter
            set status = :status, deliveries = case when :status = 'requeued' then 0 else deliveries end
            where status = 'open' and (id = :id or :id::uuid is null)
            """;

    private static final String TAKEN_IN = """
            update engines.dead_letter
            set deliveries = 1, last_seen_at = :now
            where id = :id
            """;

    private static final String COUNT_OPEN = """
            select count(*)
            from engines.dead_letter
            where status = 'open' and (engine = :engine or :engine::varchar is null)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DeadLetters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps an entry; the same entry once only, however often a crash brings it back. */
    void add(String engine, String entry, Map<String, String> body, String error, long deliveries) {
        jdbc.sql(ADD)
                .param("id", Ids.next())
                .param("tenant", uuid(body.get("tenant_id")), Types.OTHER)
                .param("engine", engine)
                .param("entry", entry)
                .param("event", uuid(body.get("event_id")), Types.OTHER)
                .param("type", shortened(body.get("event_type"), 60), Types.VARCHAR)
                .param("body", JSON.writeValueAsString(body))
                .param("error", shortened(error, LONGEST_ERROR))
                .param("deliveries", deliveries)
                .param("now", now())
                .update();
    }

    /** The open ones, the oldest first. */
    List<DeadLetter> list(@Nullable String engine, int limit) {
        return jdbc.sql(LIST).param("engine", engine, Types.VARCHAR).param("limit", limit)
                .query(DeadLetters::read).list();
    }

    Optional<DeadLetter> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(DeadLetters::read).optional();
    }

    /** Those that a person wants the engine to try again. */
    List<DeadLetter> waiting(String engine) {
        return jdbc.sql(WAITING).param("engine", engine).query(DeadLetters::read).list();
    }

    void takenIn(UUID id) {
        jdbc.sql(TAKEN_IN).param("id", id).param("now", now()).update();
    }

    /** @param id one open letter, or null for all */
    int requeue(@Nullable UUID id) {
        return change(id, "requeued");
    }

    /** @param id one open letter, or null for all */
    int drop(@Nullable UUID id) {
        return change(id, "dropped");
    }

    private int change(@Nullable UUID id, String status) {
        return jdbc.sql(CHANGE).param("status", status).param("id", id, Types.OTHER).update();
    }

    /** @param engine one engine, or null for all */
    long countOpen(@Nullable String engine) {
        return jdbc.sql(COUNT_OPEN).param("engine", engine, Types.VARCHAR).query(Long.class).single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** Without the one character that PostgreSQL's text cannot hold. */
    private static @Nullable String shortened(@Nullable String text, int length) {
        if (text == null) {
            return null;
        }
        String clean = text.replace('\0', ' ');
        return clean.length() <= length ? clean : clean.substring(0, length);
    }

    private static DeadLetter read(ResultSet row, int number) throws SQLException {
        return new DeadLetter(row.getObject("id", UUID.class), row.getObject("tenant_id", UUID.class),
                row.getString("engine"), row.getString("stream_id"), row.getObject("event_id", UUID.class),
                row.getString("event_type"), row.getString("body"), row.getString("error"), row.getInt("deliveries"),
                row.getObject("first_seen_at", OffsetDateTime.class).toInstant().toString(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant().toString(), row.getString("status"));
    }

    record DeadLetter(UUID id, @Nullable UUID tenantId, String engine, String streamId, @Nullable UUID eventId,
            @Nullable String eventType, String body, String error, int deliveries, String firstSeenAt,
            String lastSeenAt, String status) {

        /** The entry as it stood in the stream. */
        Map<String, String> entry() {
            return JSON.readValue(body, new TypeReference<Map<String, String>>() {
            });
        }
    }
}
