package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.common.trace.Trace;
import br.com.basecommerce.engines.tenants.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Events become an engine's facts and results: ledger and effect in one transaction of one store. */
@Component
class TakingIn {

    private static final Logger LOG = LoggerFactory.getLogger(TakingIn.class);
    private static final String TENANT_KEY = "tenant";

    private final Ledger ledger;
    private final Tenants tenants;
    private final TransactionTemplate transaction;

    TakingIn(Ledger ledger, Tenants tenants, PlatformTransactionManager transactionManager) {
        this.ledger = ledger;
        this.tenants = tenants;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * Lets the engine take in what it has not seen before.
     *
     * @param events of one tenant, wanted by the engine or for its ledger only
     * @param alsoInside further work of the same transaction
     * @return how many were new to it
     * @throws RuntimeException when the engine or the database refused; nothing has happened then
     */
    int takeIn(Group group, List<Event> events, Runnable alsoInside) {
        Tenant tenant = tenants.get(new TenantId(events.getFirst().tenantId()));
        try (MDC.MDCCloseable ignored = MDC.putCloseable(TENANT_KEY, tenant.slug())) {
            List<Event> fresh = TenantContext.call(tenant,
                    () -> traced(commonTrace(events), () -> commit(group, events, alsoInside)));
            fresh.forEach(event -> traced(traceOf(event), () -> {
                LOG.info("{} took in {} {}", group.name(), event.type(), event.id());
                return event;
            }));
            return fresh.size();
        }
    }

    private List<Event> commit(Group group, List<Event> events, Runnable alsoInside) {
        List<Event> fresh = transaction.execute(status -> {
            List<Event> unseen = ledger.record(group.name(), events);
            List<Event> handled = unseen.stream().filter(group::handles).toList();
            if (!handled.isEmpty()) {
                group.apply(handled);
            }
            alsoInside.run();
            return unseen;
        });
        return fresh == null ? List.of() : fresh;
    }

    /** The click behind a whole batch, when there is only one. */
    private static Optional<Trace> commonTrace(List<Event> events) {
        Set<Optional<Trace>> traces = events.stream().map(TakingIn::traceOf).collect(Collectors.toSet());
        return traces.size() == 1 ? traces.iterator().next() : Optional.empty();
    }

    private static Optional<Trace> traceOf(Event event) {
        return Optional.ofNullable(event.traceparent()).flatMap(Trace::parse);
    }

    private static <R> R traced(Optional<Trace> trace, ScopedValue.CallableOp<R, RuntimeException> work) {
        return trace.isPresent() ? trace.get().call(work) : work.call();
    }
}
