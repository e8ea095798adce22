package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.construction.orders.LockedOrder;
import java.util.List;

/** A delivery that this transaction holds, through its order. */
record LockedDelivery(Delivery delivery, List<DeliveryLine> lines, LockedOrder order) {}
