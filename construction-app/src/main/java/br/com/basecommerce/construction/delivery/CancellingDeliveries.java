package br.com.basecommerce.construction.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a slice up before it leaves; its quantities return to the order's balance. */
@Component
class CancellingDeliveries {

    private final LockingDeliveries locking;
    private final DeliveryTables tables;
    private final DeliveryRules rules;
    private final DeliveryEvents events;
    private final SchedulingDeliveries scheduling;

    CancellingDeliveries(LockingDeliveries locking, DeliveryTables tables, DeliveryRules rules, DeliveryEvents events,
            SchedulingDeliveries scheduling) {
        this.locking = locking;
        this.tables = tables;
        this.rules = rules;
        this.events = events;
        this.scheduling = scheduling;
    }

    @Transactional
    public void cancel(UUID deliveryId, @Nullable Integer expectedVersion, String reason) {
        LockedDelivery locked = locking.lock(deliveryId);
        Delivery before = locked.delivery();
        if (before.status() == DeliveryStatus.CANCELLED) {
            return;
        }
        rules.check(DeliveryStep.CANCELLATION, before, expectedVersion);
        Delivery cancelled = before.moved(DeliveryStatus.CANCELLED, DeliveryStep.CANCELLATION.from());
        tables.save(cancelled, null);
        events.statusChanged(before, cancelled, reason);
        locked.order().refresh(scheduling.progressOf(before.orderId()));
    }
}
