package br.com.basecommerce.auth.tenants;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.auth.audit.Subject;
import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the operator does with a store, active or not. */
@Component
public class StoreAdministration {

    private final Stores stores;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    StoreAdministration(Stores stores, AuditTrail audit, PlatformTransactionManager transactions) {
        this.stores = stores;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Does work for a store, bound to it.
     *
     * @throws RefusedException when no store has that slug
     */
    public <R> R in(String slug, Function<Tenant, R> work) {
        Tenant tenant = required(slug).tenant();
        return TenantContext.call(tenant, () -> work.apply(tenant));
    }

    /** @throws RefusedException when no store has that slug */
    public Store required(String slug) {
        return stores.bySlug(slug).orElseThrow(() -> new RefusedException("no store has the slug " + slug));
    }

    /** Nobody of the store gets in any more, at the latest ten seconds from now. */
    public Store disable(Actor actor, String slug) {
        return change(actor, slug, Action.TENANT_DISABLED, store -> store.withActive(false));
    }

    public Store enable(Actor actor, String slug) {
        return change(actor, slug, Action.TENANT_ENABLED, store -> store.withActive(true));
    }

    public Store set(Actor actor, String slug, UnaryOperator<Store> change) {
        return change(actor, slug, Action.TENANT_CHANGED, change);
    }

    private Store change(Actor actor, String slug, Action action, UnaryOperator<Store> change) {
        Store before = required(slug);
        Store after = change.apply(before);
        TenantContext.run(before.tenant(), () -> transaction.executeWithoutResult(status -> {
            stores.update(after);
            audit.record(actor, action, Subject.tenant(before.id()), difference(before, after));
        }));
        return after;
    }

    private static Map<String, Object> difference(Store before, Store after) {
        return before.equals(after) ? Map.of() : Map.of("before", before, "after", after);
    }
}
