package br.com.basecommerce.common.cli;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.tenancy.TenantId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator changed from the command line, in {@code audit_event} of the service's own schema. What concerns one
 * store stands among its rows, what concerns all among those of the reserved store.
 */
public final class OperatorTrail {

    /** The actor's name in every trail. */
    public static final String OPERATOR = "operator";

    /** The platform's own store, made by edge-auth's first migration. */
    public static final UUID RESERVED = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String insert;

    /**
     * @param transactions the manager that hands the store to the connection
     * @param schema the service's own
     */
    public OperatorTrail(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, String schema) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.insert = """
                insert into %s.audit_event (tenant_id, id, created_at, actor_name, action, detail)
                values (:tenant, :id, :now, :operator, :action, cast(:detail as jsonb))
                """.formatted(schema);
    }

    /**
     * Runs a change and what it records in one transaction, so that neither is there without the other.
     *
     * @param store whom it concerns; null when all
     */
    public <R> R change(@Nullable UUID store, Supplier<R> work) {
        TenantId id = new TenantId(store == null ? RESERVED : store);
        return TenantContext.call(new Tenant(id, id.toString(), Tenant.DEFAULT_ZONE), () -> transaction.execute(
                status -> work.get()));
    }

    /**
     * Called within {@link #change}.
     *
     * @param action what it was done to and what was done, as {@code outbox.replay_started}: so in every trail
     */
    public void record(String action, Map<String, ?> detail) {
        transaction.executeWithoutResult(status -> insert(action, detail));
    }

    /**
     * Records work of many transactions before it begins: even when it is interrupted, it has changed something.
     *
     * @param store whom it concerns; null when all
     */
    public void begin(@Nullable UUID store, String action, Map<String, ?> detail) {
        change(store, () -> insert(action, detail));
    }

    private int insert(String action, Map<String, ?> detail) {
        return jdbc.sql(insert)
                .param("tenant", TenantContext.required().id().value())
                .param("id", Ids.next())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("operator", OPERATOR)
                .param("action", action)
                .param("detail", JSON.writeValueAsString(detail))
                .update();
    }
}
