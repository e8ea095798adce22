package br.com.basecommerce.engines.daily;

import br.com.basecommerce.common.events.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the outbox still holds of the bound store. */
@Repository
class OutboxEvents {

    // Engines read schema version 1; others became dead letters.
    private static final String AFTER = """
            select created_on, id, event_id, event_type, schema_version, tenant_id, vertical, aggregate_type, aggregate_id,
                   aggregate_version, occurred_at, traceparent, payload
            from events.v1_event
            where (created_on, id) > (:day, :id) and created_on >= :day
              and event_type = any (:types) and schema_version = 1
            order by created_on, id
            limit :limit
            """;

    private final JdbcClient jdbc;

    OutboxEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next ones, in outbox order. */
    List<Row> after(Place place, Collection<String> types, int limit) {
        return jdbc.sql(AFTER)
                .param("day", place.createdOn())
                .param("id", place.id())
                .param("types", types.toArray(String[]::new))
                .param("limit", limit)
                .query(OutboxEvents::read).list();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(new Place(row.getObject("created_on", LocalDate.class), row.getLong("id")),
                new Event(row.getObject("event_id", UUID.class), row.getString("event_type"),
                        row.getInt("schema_version"), row.getObject("tenant_id", UUID.class),
                        row.getString("vertical"), row.getString("aggregate_type"),
                        row.getObject("aggregate_id", UUID.class), row.getLong("aggregate_version"),
                        occurredAt(row), row.getString("traceparent"),
                        row.getString("payload")));
    }

    /** As the stream tells it. */
    private static Instant occurredAt(ResultSet row) throws SQLException {
        return row.getObject("occurred_at", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Where an event stands in the outbox. */
    record Place(LocalDate createdOn, long id) {

        static final Place BEGINNING = new Place(LocalDate.EPOCH, 0);
    }

    record Row(Place place, Event event) {}
}
