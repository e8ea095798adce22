package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.events.Event;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which event each engine has taken in; written in the transaction of the effect, so that both are kept or neither. */
@Repository
class Ledger {

    private static final String RECORD = """
            insert into engines.processed_event (tenant_id, engine, event_id, event_type, processed_at, traceparent)
            select :tenant, :engine, e.event_id, e.event_type, :now, e.traceparent
            from unnest(:ids::uuid[], :types::varchar[], :traces::varchar[]) as e (event_id, event_type, traceparent)
            on conflict do nothing
            returning event_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records events of one tenant.
     *
     * @return those that the engine had not seen before, each once and in the given order
     */
    List<Event> record(String engine, List<Event> events) {
        Set<UUID> fresh = new HashSet<>(jdbc.sql(RECORD)
                .param("tenant", events.getFirst().tenantId())
                .param("engine", engine)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("ids", events.stream().map(Event::id).toArray(UUID[]::new))
                .param("types", events.stream().map(Event::type).toArray(String[]::new))
                .param("traces", events.stream().map(Event::traceparent).toArray(String[]::new))
                .query(UUID.class)
                .list());
        return events.stream().filter(event -> fresh.remove(event.id())).toList();
    }
}
