package br.com.basecommerce.engines.daily;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.engines.facts.FullComputation;
import br.com.basecommerce.engines.tenants.Tenants;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
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
    // Grows on its own when no look ends: a run that hangs tells itself as one that fails does.
    private volatile Instant completeAt;
    private volatile @Nullable ScheduledExecutorService scheduler;

    DailyRun(Tenants tenants, List<FullComputation> engines, Recomputation recomputation, Clock clock,
            MeterRegistry registry) {
        this.tenants = tenants;
        this.engines = engines;
        this.recomputation = recomputation;
        this.clock = clock;
        this.completeAt = clock.instant();
        Gauge.builder("engine.daily.age", this, DailyRun::secondsIncomplete)
                .description("since the oldest midnight of a store that an engine has not passed yet")
                .baseUnit("seconds").register(registry);
    }

    private double secondsIncomplete() {
        return Duration.between(completeAt, clock.instant()).toMillis() / 1_000.0;
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
            completeAt = tenants.active().stream()
                    .flatMap(tenant -> engines.stream().map(engine -> lookAt(tenant, engine)))
                    .min(Comparator.naturalOrder()).orElseGet(clock::instant);
        } catch (RuntimeException noDatabase) {
            LOG.warn("the stores could not be read, next look in a minute", noDatabase);
        }
    }

    /** Since when the engine is not in the store's present day; now when it is, or never saw the store. */
    private Instant lookAt(Tenant tenant, FullComputation engine) {
        LocalDate asOf = null;
        try {
            asOf = recomputation.asOf(tenant, engine);
            if (asOf.isEqual(LocalDate.MIN)) {
                return clock.instant();
            }
            if (DailySlot.isDue(tenant, asOf, clock.instant())) {
                recomputation.closeDays(tenant, engine);
                return clock.instant();
            }
        } catch (RuntimeException failed) {
            LOG.error("engine {} could not begin the day of store {}, next try in a minute", engine.name(), tenant
                    .slug(), failed);
        }
        return asOf == null ? completeAt : DailySlot.waitingSince(tenant, asOf, clock.instant());
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
