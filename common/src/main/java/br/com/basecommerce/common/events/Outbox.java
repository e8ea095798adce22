package br.com.basecommerce.common.events;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.trace.Trace;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where a vertical leaves its events: a row of {@code events.outbox} in the transaction of the business it reports, so
 * that both are kept or neither. The relay carries it from there.
 */
public class Outbox {

    private static final String INSERT = """
            insert into events.outbox
              (created_on, event_id, tenant_id, vertical, event_type, schema_version,
               aggregate_type, aggregate_id, aggregate_version, occurred_at, traceparent, payload)
            values
              ((now() at time zone 'UTC')::date, :eventId, :tenantId, :vertical, :eventType, :schemaVersion,
               :aggregateType, :aggregateId, :aggregateVersion, :occurredAt, :traceparent, :payload::jsonb)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String vertical;

    public Outbox(JdbcClient jdbc, Clock clock, String vertical) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.vertical = vertical;
    }

    /** Appends an event that happened now. See {@link #append(String, UUID, long, Instant, EventPayload)}. */
    public void append(String aggregateType, UUID aggregateId, long aggregateVersion, EventPayload payload) {
        append(aggregateType, aggregateId, aggregateVersion, clock.instant(), payload);
    }

    /**
     * Appends an event. The aggregate's row must have been written (flushed) before, so that the events of one aggregate
     * get their order from its row lock.
     *
     * @param aggregateVersion version of the aggregate after the change
     * @throws IllegalTransactionStateException outside a transaction
     */
    public void append(String aggregateType, UUID aggregateId, long aggregateVersion, Instant occurredAt,
            EventPayload payload) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("an event is written in the transaction of its business");
        }
        jdbc.sql(INSERT)
                .param("eventId", Ids.next())
                .param("tenantId", TenantContext.required().id().value())
                .param("vertical", vertical)
                .param("eventType", payload.eventType())
                .param("schemaVersion", payload.schemaVersion())
                .param("aggregateType", aggregateType)
                .param("aggregateId", aggregateId)
                .param("aggregateVersion", aggregateVersion)
                .param("occurredAt", OffsetDateTime.ofInstant(occurredAt, ZoneOffset.UTC))
                .param("traceparent", Trace.current().map(Trace::traceparent).orElse(null))
                .param("payload", EventJson.write(payload))
                .update();
    }
}
