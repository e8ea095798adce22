package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.values.Quantity;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What orders need of their deliveries; told by the feature that owns those. Asked only while the order is locked. */
public interface OrderDeliveries {

    /** Makes the first delivery of an order, with all of its balances ({@code product.md} F1). */
    void scheduleFirst(OrderHeader order, List<OrderLine> lines, FirstDelivery wish);

    /** How far the deliveries of the order are. */
    DeliveryProgress progressOf(UUID orderId);

    /** Quantity by order line that has left the yard and is not handed over yet; absent when none. */
    Map<UUID, Quantity> onTheRoad(UUID orderId);

    /** Cancels every delivery of the order that has not left. */
    void cancelOpen(UUID orderId);

    /** Takes from the planned quantities of a line what its balance no longer covers. */
    void fitToBalance(UUID orderId, OrderLine line);

    /** The deliveries of an order as this user sees them, oldest first; at most two queries. */
    List<DeliveryCard> cardsOf(UUID orderId, CurrentUser user);
}
