package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.stock.LockedStock;
import br.com.basecommerce.construction.stock.Stock;
import br.com.basecommerce.construction.stock.StockReference;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the goods of a delivery in the yard. */
@Component
class PickingDeliveries {

    private final LockingDeliveries locking;
    private final DeliveryTables tables;
    private final DeliveryRules rules;
    private final DeliveryEvents events;
    private final SchedulingDeliveries scheduling;
    private final NewDeliveries newDeliveries;
    private final Stock stock;

    PickingDeliveries(LockingDeliveries locking, DeliveryTables tables, DeliveryRules rules, DeliveryEvents events,
            SchedulingDeliveries scheduling, NewDeliveries newDeliveries, Stock stock) {
        this.stock = stock;
        this.locking = locking;
        this.tables = tables;
        this.rules = rules;
        this.events = events;
        this.scheduling = scheduling;
        this.newDeliveries = newDeliveries;
    }

    /** Somebody begins; a second time changes nothing. */
    @Transactional
    public void start(UUID deliveryId, @Nullable Integer expectedVersion) {
        LockedDelivery locked = locking.lock(deliveryId);
        if (locked.delivery().status() == DeliveryStatus.PREPARING) {
            return;
        }
        rules.check(DeliveryStep.PREPARATION, locked.delivery(), expectedVersion);
        move(locked, DeliveryStatus.PREPARING, DeliveryStep.PREPARATION);
    }

    /** Keeps what was picked so far, by order line; no transition. */
    @Transactional
    public void save(UUID deliveryId, Map<UUID, Quantity> picked) {
        LockedDelivery locked = locking.lock(deliveryId);
        rules.check(DeliveryStep.READINESS, locked.delivery(), null);
        rules.checkPicked(locked, picked);
        saveLines(locked, picked);
    }

    private void saveLines(LockedDelivery locked, Map<UUID, Quantity> picked) {
        locked.lines().forEach(line -> tables.save(
                line.picking(picked.getOrDefault(line.orderLineId(), line.picked())), null));
    }

    /**
     * The goods are ready. What was not picked leaves the slice and goes back to the order's balance.
     *
     * @param picked by order line, stock units; what was saved before for a line that is absent
     * @param confirmShort whether it is known that something lacks
     * @param foundInStock whether goods that the books lack were found in the yard
     * @throws ProblemException short-picking, when something lacks and nobody confirmed; insufficient-stock, when more was
     *         picked than the books know of and nobody found it
     */
    @Transactional
    public void finish(UUID deliveryId, @Nullable Integer expectedVersion, Map<UUID, Quantity> picked,
            boolean confirmShort, boolean foundInStock) {
        LockedDelivery locked = locking.lock(deliveryId);
        if (locked.delivery().status() == DeliveryStatus.READY) {
            return;
        }
        rules.check(DeliveryStep.READINESS, locked.delivery(), expectedVersion);
        rules.checkPicked(locked, picked);
        List<DeliveryLine> lines = locked.lines().stream()
                .map(line -> line.picking(picked.getOrDefault(line.orderLineId(), line.picked())))
                .toList();
        rules.checkShort(locked, lines, confirmShort);
        rules.checkFinder(foundInStock);
        settleStock(locked, lines, foundInStock);
        lines.forEach(this::keepPicked);
        newDeliveries.weighAgain(deliveryId);
        LockedDelivery weighed = new LockedDelivery(tables.required(deliveryId), lines, locked.order());
        move(weighed, DeliveryStatus.READY, DeliveryStep.READINESS);
    }

    private void settleStock(LockedDelivery locked, List<DeliveryLine> lines, boolean foundInStock) {
        Map<UUID, Quantity> picked = new TreeMap<>();
        lines.forEach(line -> {
            if (locked.order().line(line.orderLineId()).productId() instanceof UUID product) {
                picked.merge(product, line.picked(), Quantity::plus);
            }
        });
        LockedStock yard = stock.lock(picked.keySet());
        picked.forEach((product, quantity) -> yard.requireOnHand(product, quantity, foundInStock,
                StockReference.delivery(locked.delivery().id())));
    }

    private void keepPicked(DeliveryLine line) {
        if (line.picked().isPositive()) {
            tables.save(line.planning(line.picked()), null);
        } else {
            tables.remove(line);
        }
    }

    private void move(LockedDelivery locked, DeliveryStatus next, DeliveryStep step) {
        Delivery moved = locked.delivery().moved(next, step.from());
        tables.save(moved, next == DeliveryStatus.PREPARING ? SignedIn.id() : null);
        events.statusChanged(locked.delivery(), moved, null);
        locked.order().refresh(scheduling.progressOf(moved.orderId()));
    }
}
