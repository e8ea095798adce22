package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.stock.LockedStock;
import br.com.basecommerce.construction.stock.Stock;
import br.com.basecommerce.construction.stock.StockReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes an order: lines that never change, goods reserved or owed, and its first delivery. */
@Component
public class PlacingOrders {

    /** Reason of a balance that was closed because the goods lacked. */
    private static final String SHORTAGE = "shortage";

    private final NewOrders newOrders;
    private final OrderTables tables;
    private final Orders orders;
    private final OrderHistory history;
    private final OrderDeliveries deliveries;
    private final Stock stock;

    PlacingOrders(NewOrders newOrders, OrderTables tables, Orders orders, OrderHistory history,
            OrderDeliveries deliveries, Stock stock) {
        this.newOrders = newOrders;
        this.tables = tables;
        this.orders = orders;
        this.history = history;
        this.deliveries = deliveries;
        this.stock = stock;
    }

    /** The order that was made of a quote; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<PlacedOrder> ofQuote(UUID quoteId) {
        return tables.ofQuote(quoteId);
    }

    /**
     * Places the order in the caller's transaction. The guards of conversion (customer, credit, releases) are the caller's;
     * a second order for one quote is refused by the database.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public PlacedOrder place(OrderDraft draft) {
        UUID id = Ids.next();
        PlacedOrder placed = newOrders.insert(id, draft);
        LockedOrder order = orders.lock(id);
        history.changed("order", id, null, order.header().status().code(), null, null);
        reserve(order, draft);
        if (order.lines().stream().map(OrderLine::balance).anyMatch(Quantity::isPositive)) {
            deliveries.scheduleFirst(order.header(), order.lines(), draft.firstDelivery());
        }
        order.refresh(DeliveryProgress.NONE);
        return placed;
    }

    private void reserve(LockedOrder order, OrderDraft draft) {
        LockedStock yard = stock.lock(productsOf(draft.lines()));
        StockReference reference = StockReference.order(order.header().id());
        for (OrderLine line : order.lines()) {
            if (line.productId() instanceof UUID product) {
                boolean waits = draft.waitsFor(line.position());
                Quantity given = yard.reserve(line.id(), product, line.ordered(), waits, reference);
                Quantity missing = line.ordered().minus(given);
                if (!waits && missing.isPositive()) {
                    order.close(line.id(), missing, SHORTAGE);
                }
            }
        }
    }

    private static List<UUID> productsOf(List<DocumentLine> lines) {
        return lines.stream().map(DocumentLine::productId).filter(Objects::nonNull).toList();
    }
}
