package br.com.basecommerce.construction.orders;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is written about an order may change until it is delivered or cancelled. */
@Component
class WritingNotes {

    private final Orders orders;
    private final OrderTables tables;

    WritingNotes(Orders orders, OrderTables tables) {
        this.orders = orders;
        this.tables = tables;
    }

    /** @param expectedVersion of the caller's copy; null when the caller has none to compare */
    @Transactional
    public void write(UUID orderId, @Nullable Integer expectedVersion, OrderNotes notes) {
        OrderHeader order = orders.lock(orderId).header();
        OrderRules.check(order, expectedVersion, !order.status().isFinal());
        tables.saveNotes(orderId, notes);
    }
}
