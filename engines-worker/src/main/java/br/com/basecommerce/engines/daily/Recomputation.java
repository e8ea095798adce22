package br.com.basecommerce.engines.daily;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.engines.facts.Computations;
import br.com.basecommerce.engines.facts.FullComputation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes one engine's results of one store anew; events of that store wait meanwhile, others do not. */
@Component
class Recomputation {

    private static final Logger LOG = LoggerFactory.getLogger(Recomputation.class);

    private final Computations computations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Recomputation(Computations computations, PlatformTransactionManager transactionManager, Clock clock) {
        this.computations = computations;
        this.transaction = new TransactionTemplate(transactionManager);
        this.clock = clock;
    }

    /** The engine's day of a store; earliest possible when it never saw an event of it. */
    LocalDate asOf(Tenant tenant, FullComputation engine) {
        return TenantContext.call(tenant, () -> transaction.execute(status -> computations.asOf(engine.name()).orElse(
                LocalDate.MIN)));
    }

    /** Moves the engine into the store's present day, unless another worker was quicker. */
    void closeDays(Tenant tenant, FullComputation engine) {
        work(tenant, engine, (before, today) -> {
            if (before.isBefore(today)) {
                computations.advance(engine.name());
                engine.closeDays(before, today);
            }
        });
    }

    /** Makes every result anew from facts, parameters and the engine's day, which stays. */
    void recompute(Tenant tenant, FullComputation engine) {
        work(tenant, engine, (asOf, today) -> engine.recompute(asOf));
    }

    private void work(Tenant tenant, FullComputation engine, BiConsumer<LocalDate, LocalDate> steps) {
        Instant startedAt = clock.instant();
        TenantContext.run(tenant, () -> transaction.executeWithoutResult(status -> {
            LocalDate asOf = computations.begin(engine.name(), null);
            steps.accept(asOf, computations.today());
            computations.finish(engine.name(), startedAt);
        }));
        LOG.info("engine {} computed store {} anew", engine.name(), tenant.slug());
    }
}
