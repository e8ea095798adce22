package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.web.problem.ProblemException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door of the orders for features that take an order further. */
@Component
public class Orders {

    private final OrderTables tables;
    private final OrderHistory history;

    Orders(OrderTables tables, OrderHistory history) {
        this.tables = tables;
        this.history = history;
    }

    /**
     * Takes the order for the rest of the transaction; always before the stock of its products.
     *
     * @throws ProblemException not-found, when the store has no such order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LockedOrder lock(UUID id) {
        OrderHeader header = tables.lock(id).orElseThrow(ProblemException::notFound);
        return new LockedOrder(header, tables.linesOf(id), tables, history);
    }
}
