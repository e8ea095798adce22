package br.com.basecommerce.engines.daily;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.engines.facts.FullComputation;
import br.com.basecommerce.engines.tenants.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every minute which stores have begun a new day, and moves their engines into it. What was missed while no worker
 * ran is made up at once; one store's failure is logged, tried again, and holds up no other.
 */
@Component
class DailyRun implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DailyRun.class);

    private final Tenants tenants;
    private final List<FullComputation> engines;
    private final Recomputation recomputation;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService scheduler;

    DailyRun(Tenants tenants, List<FullComputation> engines, Recomputation recomputation, Clock clock) {
        this.tenants = tenants;
        this.engines = engines;
        this.recomputation = recomputation;
        this.clock = clock;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(
                "daily-run").daemon().factory());
        started.scheduleWithFixedDelay(this::lookAtAllStores, 0, 1, TimeUnit.MINUTES);
        scheduler = started;
    }

    void lookAtAllStores() {
        try {
            tenants.active().forEach(tenant -> engines.forEach(engine -> lookAt(tenant, engine)));
        } catch (RuntimeException noDatabase) {
            LOG.warn("the stores could not be read, next look in a minute", noDatabase);
        }
    }

    private void lookAt(Tenant tenant, FullComputation engine) {
        try {
            LocalDate asOf = recomputation.asOf(tenant, engine);
            if (asOf.isAfter(LocalDate.MIN) && DailySlot.isDue(tenant, asOf, clock.instant())) {
                recomputation.closeDays(tenant, engine);
            }
        } catch (RuntimeException failed) {
            LOG.error("engine {} could not begin the day of store {}, next try in a minute", engine.name(), tenant
                    .slug(), failed);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = scheduler;
        if (running != null) {
            running.shutdown();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
