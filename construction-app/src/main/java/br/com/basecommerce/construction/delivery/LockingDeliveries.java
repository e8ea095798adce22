package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.orders.LockedOrder;
import br.com.basecommerce.construction.orders.Orders;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a delivery by taking its order: whoever changes one of the two waits for the other. */
@Component
class LockingDeliveries {

    private final DeliveryTables tables;
    private final Orders orders;

    LockingDeliveries(DeliveryTables tables, Orders orders) {
        this.tables = tables;
        this.orders = orders;
    }

    /** @throws ProblemException not-found, when the store has no such delivery */
    @Transactional(propagation = Propagation.MANDATORY)
    public LockedDelivery lock(UUID deliveryId) {
        UUID orderId = tables.orderOf(deliveryId).orElseThrow(ProblemException::notFound);
        LockedOrder order = orders.lock(orderId);
        return new LockedDelivery(tables.required(deliveryId), tables.linesOf(deliveryId), order);
    }
}
