package br.com.basecommerce.construction.snapshot;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.construction.history.AuditTrail;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes the state of every row of a store, in transactions small enough to hold nobody up. */
@Component
class Snapshot {

    private static final int BATCH = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** How much of a kind was told. */
    record Published(String tenant, String type, long events) {}

    private final List<StateEvents> kinds;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    Snapshot(List<StateEvents> kinds, AuditTrail audit, PlatformTransactionManager transactions) {
        this.kinds = kinds;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<Published> take(Tenant store) {
        return TenantContext.call(store, () -> {
            // Before it begins: one that is interrupted has published something all the same.
            transaction.executeWithoutResult(status -> audit.operated("events.snapshot_started", "tenant", store.id()
                    .value(), Map.of()));
            return kinds.stream().map(kind -> new Published(store.slug(), kind.type(), publish(kind))).toList();
        });
    }

    private long publish(StateEvents kind) {
        long published = 0;
        List<UUID> told = next(kind, BEFORE_ALL);
        while (!told.isEmpty()) {
            published += told.size();
            told = next(kind, told.getLast());
        }
        return published;
    }

    private List<UUID> next(StateEvents kind, UUID after) {
        List<UUID> told = transaction.execute(status -> kind.appendAfter(after, BATCH));
        return told == null ? List.of() : told;
    }
}
