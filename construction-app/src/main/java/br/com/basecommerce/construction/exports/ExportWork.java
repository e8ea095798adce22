package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.construction.store.Stores;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Makes exports beside the requests, one at a time: the scheduler has one thread. What a process that ended has left, or one
 * that only the command line began, is found again within {@link #ROUND} minutes.
 */
@Component
class ExportWork {

    private static final Logger LOG = LoggerFactory.getLogger(ExportWork.class);
    private static final int ROUND = 5;

    private final MakingExports making;
    private final Exports exports;
    private final Stores stores;
    private final TaskScheduler scheduler;

    ExportWork(MakingExports making, Exports exports, Stores stores, TaskScheduler scheduler) {
        this.making = making;
        this.exports = exports;
        this.stores = stores;
        this.scheduler = scheduler;
    }

    /** After the request's own transaction: before, there is nothing to be found. */
    @TransactionalEventListener
    void begin(Exports.Requested requested) {
        scheduler.schedule(() -> TenantContext.run(requested.store(), making::makeWaiting), scheduler.getClock()
                .instant());
    }

    @Scheduled(initialDelay = 1, fixedDelay = ROUND, timeUnit = TimeUnit.MINUTES)
    void round() {
        stores.chosen(null).forEach(store -> TenantContext.run(store, () -> tidy(store)));
    }

    private void tidy(Tenant store) {
        try {
            exports.removeExpired();
            making.makeWaiting();
        } catch (RuntimeException failure) {
            LOG.error("the exports of store {} were left", store.slug(), failure);
        }
    }
}
