package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.construction.orders.LockedOrder;
import br.com.basecommerce.construction.stock.LockedStock;
import br.com.basecommerce.construction.stock.Stock;
import br.com.basecommerce.construction.stock.StockReference;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings a delivery to its end: goods leave the yard, the order learns what it got, the rest of the slice goes back to the
 * balance. A second time changes nothing.
 */
@Component
class CompletingDeliveries {

    private final LockingDeliveries locking;
    private final DeliveryTables tables;
    private final DeliveryRules rules;
    private final DeliveryEvents events;
    private final SchedulingDeliveries scheduling;
    private final Stock stock;
    private final Clock clock;

    CompletingDeliveries(LockingDeliveries locking, DeliveryTables tables, DeliveryRules rules, DeliveryEvents events,
            SchedulingDeliveries scheduling, Stock stock, Clock clock) {
        this.locking = locking;
        this.tables = tables;
        this.rules = rules;
        this.events = events;
        this.scheduling = scheduling;
        this.stock = stock;
        this.clock = clock;
    }

    /** Gives out a pick-up at the counter. */
    @Transactional
    public void handOver(UUID deliveryId, @Nullable Integer expectedVersion, CompletionRequest request) {
        complete(deliveryId, DeliveryStep.HAND_OVER, expectedVersion, request, null);
    }

    /** Records a delivery without the driver's photo and signature. */
    @Transactional
    public void completeManually(UUID deliveryId, @Nullable Integer expectedVersion, CompletionRequest request,
            String reason) {
        rules.checkReason(reason);
        complete(deliveryId, DeliveryStep.MANUAL_COMPLETION, expectedVersion, request, reason.strip());
    }

    private void complete(UUID deliveryId, DeliveryStep step, @Nullable Integer expectedVersion,
            CompletionRequest request, @Nullable String manualReason) {
        LockedDelivery locked = locking.lock(deliveryId);
        Delivery before = locked.delivery();
        if (before.status() == DeliveryStatus.DELIVERED) {
            return;
        }
        rules.check(step, before, expectedVersion);
        rules.checkQuantities(locked, request);
        Instant at = clock.instant();
        List<HandedOver> goods = handOver(locked, request);
        Delivery after = before.moved(DeliveryStatus.DELIVERED, step.from());
        Completion completion = new Completion(after, DeliveryResult.of(goods.stream().map(HandedOver::line).toList()),
                goods, at, manualReason);
        tables.saveCompletion(after, completion.result(), at, manualReason);
        tables.addProof(deliveryId, rules.receiver(locked, request), at, SignedIn.id());
        events.completed(before, completion, locked.order().header(), today());
        if (completion.result() == DeliveryResult.WITH_DIVERGENCE) {
            scheduling.scheduleRest(locked.order().header(), locked.order().lines());
        }
        locked.order().refresh(scheduling.progressOf(before.orderId()));
    }

    private List<HandedOver> handOver(LockedDelivery locked, CompletionRequest request) {
        List<HandedOver> goods = locked.lines().stream()
                .map(line -> record(locked.order(), line.delivering(request.of(line))))
                .toList();
        LockedStock yard = stock.lock(goods.stream().map(one -> one.ordered().productId()).filter(Objects::nonNull)
                .toList());
        goods.forEach(one -> leave(yard, one, request.foundInStock(), locked.delivery().id()));
        return goods;
    }

    private HandedOver record(LockedOrder order, DeliveryLine line) {
        HandedOver handedOver = new HandedOver(line, order.line(line.orderLineId()),
                line.delivered().isPositive() ? order.handOver(line.orderLineId(), line.delivered()) : Money.ZERO);
        tables.save(line, handedOver.netTotal());
        return handedOver;
    }

    private static void leave(LockedStock yard, HandedOver one, boolean found, UUID delivery) {
        Quantity quantity = one.line().delivered();
        if (one.ordered().productId() instanceof UUID product) {
            yard.handOver(one.ordered().id(), product, quantity, found, StockReference.delivery(delivery));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), TenantContext.required().zone());
    }
}
