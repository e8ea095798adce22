package br.com.basecommerce.construction.orders;

import br.com.basecommerce.construction.documents.CancellationReason;
import br.com.basecommerce.construction.stock.LockedStock;
import br.com.basecommerce.construction.stock.Stock;
import br.com.basecommerce.construction.stock.StockReference;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives up an order of which nothing has left the yard. */
@Component
class CancellingOrders {

    private final Orders orders;
    private final OrderDeliveries deliveries;
    private final Stock stock;

    CancellingOrders(Orders orders, OrderDeliveries deliveries, Stock stock) {
        this.orders = orders;
        this.deliveries = deliveries;
        this.stock = stock;
    }

    /** @param expectedVersion of the caller's copy; null when the caller has none to compare */
    @Transactional
    public void cancel(UUID orderId, @Nullable Integer expectedVersion, CancellationReason reason,
            @Nullable String note) {
        LockedOrder order = orders.lock(orderId);
        OrderStatus status = order.header().status();
        if (status == OrderStatus.CANCELLED) {
            return;
        }
        OrderRules.check(order.header(), expectedVersion,
                status == OrderStatus.PENDING || status == OrderStatus.PREPARING);
        LockedStock yard = stock.lock(order.lines().stream().map(OrderLine::productId).filter(Objects::nonNull)
                .toList());
        deliveries.cancelOpen(orderId);
        order.cancel(reason.code(), note);
        order.lines().forEach(line -> free(yard, line, orderId));
    }

    private static void free(LockedStock yard, OrderLine line, UUID orderId) {
        if (line.productId() instanceof UUID product) {
            yard.release(line.id(), product, line.balance(), line.balance(), StockReference.order(orderId));
        }
    }
}
