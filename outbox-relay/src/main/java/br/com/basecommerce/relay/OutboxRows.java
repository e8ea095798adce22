package br.com.basecommerce.relay;

import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The outbox as the relay sees it: rows by their state, of all stores. */
@Repository
@Transactional(TenancyAutoConfiguration.PLATFORM)
class OutboxRows {

    /** Most rows that are published at once. */
    static final int LIMIT = 500;

    /** Most payload that is held in memory at once; the first row always fits. */
    private static final int BATCH_BYTES = 8 * 1024 * 1024;

    // The set of waiting aggregates is nearly always empty and has an index of its own, so it is read once and not
    // looked up for each row.
    private static final String NEXT = """
            select created_on, id, event_id, tenant_id, vertical, event_type, schema_version, aggregate_type,
                   aggregate_id, aggregate_version, occurred_at, traceparent, attempts, again, bytes, found,
                   case when bytes <= :longest then payload end as payload
            from (
              select batch.*, octet_length(payload) as bytes, count(*) over () as found,
                     sum(least(octet_length(payload), :longest)) over (order by id) as bytes_so_far,
                     row_number() over (order by id) as place
              from (
                select created_on, id, event_id, tenant_id, vertical, event_type, schema_version, aggregate_type,
                       aggregate_id, aggregate_version, occurred_at, traceparent, attempts, stream_id is not null as again,
                       payload::text as payload
                from events.outbox
                where status = 'pending'
                  and next_attempt_at <= now()
                  and aggregate_id <> all (array(
                    select aggregate_id
                    from events.outbox
                    where status = 'pending' and attempts > 0 and next_attempt_at > now()))
                order by id
                limit :limit
              ) batch
            ) measured
            where bytes_so_far <= :batchBytes or place = 1
            order by id
            """;

    private static final String PUBLISHED = """
            update events.outbox o
            set status = 'published', stream_id = p.stream_id, published_at = now(), last_error = null
            from unnest(:ids::bigint[], :streamIds::varchar[]) as p (id, stream_id)
            where o.created_on = :day and o.id = p.id
            """;

    private static final String FAILED = """
            update events.outbox
            set attempts = :attempts, last_error = :error, status = :status,
                next_attempt_at = now() + :pause * interval '1 millisecond'
            where created_on = :day and id = :id
            """;

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rows that are due, oldest first; none of an aggregate of which an earlier row waits for its retry. */
    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    Batch next() {
        List<Found> found = jdbc.sql(NEXT)
                .param("longest", OutboxStream.LONGEST_PAYLOAD)
                .param("limit", LIMIT)
                .param("batchBytes", BATCH_BYTES)
                .query((row, number) -> new Found(read(row), row.getInt("found")))
                .list();
        boolean more = !found.isEmpty() && (found.getFirst().found() == LIMIT
                || found.size() < found.getFirst().found());
        return new Batch(found.stream().map(Found::row).toList(), more);
    }

    private static OutboxRow read(ResultSet row) throws SQLException {
        String payload = row.getString("payload");
        Event event = new Event(
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                row.getInt("schema_version"),
                row.getObject("tenant_id", UUID.class),
                row.getString("vertical"),
                row.getString("aggregate_type"),
                row.getObject("aggregate_id", UUID.class),
                row.getLong("aggregate_version"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("traceparent"),
                payload == null ? "" : payload);
        return new OutboxRow(row.getObject("created_on", LocalDate.class), row.getLong("id"), row.getInt("attempts"),
                row.getBoolean("again"), row.getInt("bytes"), event);
    }

    /** Marks rows as published: one statement, unless they are of two days. */
    void markPublished(List<Published> published) {
        Map<LocalDate, List<Published>> byDay = published.stream()
                .collect(Collectors.groupingBy(row -> row.row().createdOn()));
        byDay.forEach((day, rows) -> jdbc.sql(PUBLISHED)
                .param("ids", rows.stream().map(row -> row.row().id()).toArray(Long[]::new))
                .param("streamIds", rows.stream().map(Published::streamId).toArray(String[]::new))
                .param("day", day)
                .update());
    }

    /** Notes the failure of a row: it is tried again later, or given up. */
    void markRefused(Refused refused) {
        int attempts = refused.row().attempts() + 1;
        Optional<Duration> pause = RetrySchedule.pauseAfter(attempts);
        jdbc.sql(FAILED)
                .param("attempts", attempts)
                .param("error", shortened(refused.reason()))
                .param("status", pause.isPresent() ? "pending" : "dead")
                .param("pause", pause.orElse(Duration.ZERO).toMillis())
                .param("day", refused.row().createdOn())
                .param("id", refused.row().id())
                .update();
    }

    private static String shortened(String reason) {
        return reason.length() <= 500 ? reason : reason.substring(0, 500);
    }

    /** @param more whether further rows were due */
    record Batch(List<OutboxRow> rows, boolean more) {}

    record Published(OutboxRow row, String streamId) {}

    record Refused(OutboxRow row, String reason) {}

    private record Found(OutboxRow row, int found) {}
}
