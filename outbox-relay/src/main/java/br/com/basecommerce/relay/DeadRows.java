package br.com.basecommerce.relay;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows that were given up, for a person to look at and to send again. */
@Repository
@Transactional(TenancyAutoConfiguration.PLATFORM)
class DeadRows {

    private static final String LIST = """
            select created_on, event_id, event_type, tenant_id, aggregate_id, last_error
            from events.outbox
            where status = 'dead'
            order by id
            limit :limit
            """;

    private static final String FIND = """
            select created_on, event_id, event_type, tenant_id, aggregate_type, aggregate_id, attempts, last_error,
                   left(payload::text, :longest) as payload
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
    List<Listed> list(int limit) {
        return jdbc.sql(LIST).param("limit", limit).query(DataClassRowMapper.newInstance(Listed.class)).list();
    }

    Optional<DeadRow> find(UUID event) {
        return jdbc.sql(FIND).param("longest", OutboxStream.LONGEST_PAYLOAD).param("event", event)
                .query(DeadRow.class).optional();
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

    record Listed(UUID eventId, LocalDate createdOn, String eventType, UUID tenantId, UUID aggregateId,
            @Nullable String lastError) {}

    /** @param payload its beginning, as far as it would be published */
    record DeadRow(UUID eventId, LocalDate createdOn, String eventType, UUID tenantId, String aggregateType,
            UUID aggregateId, int attempts, @Nullable String lastError, String payload) {}
}
