package br.com.basecommerce.engines.facts;

import static br.com.basecommerce.engines.facts.Rows.at;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far an engine has computed for the bound store: the day that its formulas call today. Beginning locks the row
 * until the transaction ends, so an engine works for a store one step at a time, however many workers there are.
 */
@Component
public class Computations {

    private static final String BEGIN = """
            insert into engines.computation (tenant_id, engine, as_of, last_event_at)
            values (:tenant, :engine, :today, :lastEventAt)
            on conflict (tenant_id, engine) do update
              set last_event_at = greatest(computation.last_event_at, excluded.last_event_at)
            returning as_of
            """;

    private static final String ADVANCE = """
            update engines.computation
            set as_of = greatest(as_of, :today)
            where tenant_id = :tenant and engine = :engine
            """;

    private static final String FINISH = """
            update engines.computation
            set started_at = :startedAt, finished_at = :finishedAt, duration_ms = :durationMs
            where tenant_id = :tenant and engine = :engine
            """;

    private static final String SET_TOTAL = """
            update engines.computation
            set window_total = :total
            where tenant_id = :tenant and engine = :engine and window_total <> :total
            """;

    private static final String ADD_TO_TOTAL = """
            update engines.computation
            set window_total = window_total + :added
            where tenant_id = :tenant and engine = :engine
            """;

    private static final String AS_OF = "select as_of from engines.computation where engine = :engine";

    private final JdbcClient jdbc;
    private final Clock clock;

    Computations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Waits for its turn; the first event of a store makes its present day the engine's day. */
    public LocalDate begin(String engine, @Nullable Instant lastEventAt) {
        return jdbc.sql(BEGIN).param("tenant", tenant().id().value()).param("engine", engine).param("today", today())
                .param("lastEventAt", at(lastEventAt)).query(LocalDate.class).single();
    }

    /** Makes the store's present day the engine's day; never goes back. */
    public void advance(String engine) {
        jdbc.sql(ADVANCE).param("tenant", tenant().id().value()).param("engine", engine).param("today", today())
                .update();
    }

    public void finish(String engine, Instant startedAt) {
        Instant now = clock.instant();
        jdbc.sql(FINISH).param("tenant", tenant().id().value()).param("engine", engine).param("startedAt", at(
                startedAt)).param("finishedAt", at(now)).param("durationMs", Duration.between(startedAt, now)
                        .toMillis()).update();
    }

    public void setTotal(String engine, BigDecimal total) {
        jdbc.sql(SET_TOTAL).param("tenant", tenant().id().value()).param("engine", engine).param("total", total)
                .update();
    }

    public void addToTotal(String engine, int added) {
        jdbc.sql(ADD_TO_TOTAL).param("tenant", tenant().id().value()).param("engine", engine).param("added", added)
                .update();
    }

    /** Empty when the engine has never seen an event of the store. */
    public Optional<LocalDate> asOf(String engine) {
        return jdbc.sql(AS_OF).param("engine", engine).query(LocalDate.class).optional();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), tenant().zone());
    }

    private static Tenant tenant() {
        return TenantContext.required();
    }
}
