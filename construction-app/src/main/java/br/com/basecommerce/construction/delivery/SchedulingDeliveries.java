package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.orders.DeliveryCard;
import br.com.basecommerce.construction.orders.DeliveryProgress;
import br.com.basecommerce.construction.orders.FirstDelivery;
import br.com.basecommerce.construction.orders.OrderDeliveries;
import br.com.basecommerce.construction.orders.OrderHeader;
import br.com.basecommerce.construction.orders.OrderLine;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Plans the slices of an order, and keeps the plans in step with its balances. */
@Component
class SchedulingDeliveries implements OrderDeliveries {

    private final NewDeliveries newDeliveries;
    private final DeliveryTables tables;
    private final DeliveryEvents events;
    private final DeliveryCards cards;

    SchedulingDeliveries(NewDeliveries newDeliveries, DeliveryTables tables, DeliveryEvents events,
            DeliveryCards cards) {
        this.cards = cards;
        this.newDeliveries = newDeliveries;
        this.tables = tables;
        this.events = events;
    }

    @Override
    public void scheduleFirst(OrderHeader order, List<OrderLine> lines, FirstDelivery wish) {
        UUID delivery = newDeliveries.insert(order, balancesOf(lines), wish);
        events.scheduled(delivery);
    }

    /** A slice without date for everything that is left, when no other slice is open ({@code product.md} F4). */
    void scheduleRest(OrderHeader order, List<OrderLine> lines) {
        boolean planned = tables.ofOrder(order.id()).stream().map(Delivery::status)
                .anyMatch(status -> status.isInTheYard() || status.isOnTheRoad());
        Map<OrderLine, Quantity> left = balancesOf(lines);
        if (!planned && !left.isEmpty()) {
            scheduleFirst(order, lines, FirstDelivery.WITHOUT_DATE);
        }
    }

    private static Map<OrderLine, Quantity> balancesOf(List<OrderLine> lines) {
        Map<OrderLine, Quantity> balances = new LinkedHashMap<>();
        lines.stream().filter(line -> line.balance().isPositive()).forEach(line -> balances.put(line, line.balance()));
        return balances;
    }

    @Override
    public DeliveryProgress progressOf(UUID orderId) {
        List<DeliveryStatus> states = tables.ofOrder(orderId).stream().map(Delivery::status).toList();
        return new DeliveryProgress(states.stream().anyMatch(DeliveryStatus::isInPreparation),
                states.stream().anyMatch(DeliveryStatus::isOnTheRoad));
    }

    @Override
    public Map<UUID, Quantity> onTheRoad(UUID orderId) {
        Map<UUID, Quantity> quantities = new HashMap<>();
        tables.ofOrder(orderId).stream()
                .filter(delivery -> delivery.status().isOnTheRoad())
                .flatMap(delivery -> tables.linesOf(delivery.id()).stream())
                .forEach(line -> quantities.merge(line.orderLineId(), line.planned(), Quantity::plus));
        return quantities;
    }

    @Override
    public void cancelOpen(UUID orderId) {
        tables.ofOrder(orderId).stream().filter(delivery -> delivery.status().isInTheYard()).forEach(this::cancel);
    }

    private void cancel(Delivery delivery) {
        Delivery cancelled = delivery.moved(DeliveryStatus.CANCELLED, DeliveryStep.CANCELLATION.from());
        tables.save(cancelled, null);
        events.statusChanged(delivery, cancelled, null);
    }

    @Override
    public List<DeliveryCard> cardsOf(UUID orderId, CurrentUser user) {
        return cards.of(orderId, user);
    }

    /** Latest slices give way first; one that carries nothing any more is cancelled. */
    @Override
    public void fitToBalance(UUID orderId, OrderLine line) {
        Quantity room = line.balance().minus(onTheRoad(orderId).getOrDefault(line.id(), Quantity.ZERO));
        for (Delivery delivery : tables.ofOrder(orderId)) {
            if (delivery.status().isInTheYard()) {
                room = fit(delivery, line, room);
            }
        }
    }

    private Quantity fit(Delivery delivery, OrderLine line, Quantity room) {
        List<DeliveryLine> slices = tables.linesOf(delivery.id());
        for (DeliveryLine slice : slices) {
            if (slice.orderLineId().equals(line.id())) {
                Quantity kept = slice.planned().min(room);
                change(delivery, slice, kept, slices.size() == 1);
                return room.minus(kept);
            }
        }
        return room;
    }

    private void change(Delivery delivery, DeliveryLine slice, Quantity kept, boolean onlyOne) {
        if (kept.equals(slice.planned())) {
            return;
        }
        if (kept.isPositive()) {
            tables.save(slice.planning(kept), null);
        } else if (onlyOne) {
            cancel(delivery);
            return;
        } else {
            tables.remove(slice);
        }
        newDeliveries.weighAgain(delivery.id());
        events.scheduled(delivery.id());
    }
}
