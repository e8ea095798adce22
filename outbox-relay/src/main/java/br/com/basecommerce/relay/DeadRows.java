package br.com.basecommerce.relay;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows that were given up, for a person to look at and to send again. */
@Repository
@Transactional(TenancyAutoConfiguration.PLATFORM)
class DeadRows {

    private static final String SELECT = """
            select created_on, event_id, event_type, tenant_id, aggregate_type, aggregate_id, attempts, last_error
            from events.outbox
            where status = 'dead'
            """;

    private static final String LIST = SELECT + """
            order by id
            limit :limit
            """;

    private static final String FIND = SELECT + """
              and event_id = :event
            """;

    private static final String PAYLOAD = """
            select left(payload::text, :longest)
            from events.outbox
            where status = 'dead' and event_id = :event
            """;

    private static final String REQUEUE = """
            update events.outbox
            set status = 'pending', attempts = 0, next_attempt_at = now()
            where status = 'dead' and (event_id = :event or :event::uuid is null)
            """;

    private final JdbcClient jdbc;

    DeadRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first. */
    List<DeadRow> list(int limit) {
        return jdbc.sql(LIST).param("limit", limit).query(DeadRows::read).list();
    }

    Optional<DeadRow> find(UUID event) {
        return jdbc.sql(FIND).param("event", event).query(DeadRows::read).optional();
    }

    /** The beginning of its payload, as far as it would be published. */
    String payload(UUID event) {
        return jdbc.sql(PAYLOAD).param("longest", OutboxStream.LONGEST_PAYLOAD).param("event", event)
                .query(String.class).single();
    }

    /**
     * Lets the relay try again from the beginning.
     *
     * @param event one row, or null for all
     * @return how many rows
     */
    int requeue(@Nullable UUID event) {
        return jdbc.sql(REQUEUE).param("event", event, Types.OTHER).update();
    }

    private static DeadRow read(ResultSet row, int number) throws SQLException {
        return new DeadRow(row.getObject("event_id", UUID.class), row.getObject("created_on", LocalDate.class),
                row.getString("event_type"), row.getObject("tenant_id", UUID.class), row.getString("aggregate_type"),
                row.getObject("aggregate_id", UUID.class), row.getInt("attempts"), row.getString("last_error"));
    }

    record DeadRow(UUID eventId, LocalDate createdOn, String eventType, UUID tenantId, String aggregateType,
            UUID aggregateId, int attempts, @Nullable String lastError) {}
}
