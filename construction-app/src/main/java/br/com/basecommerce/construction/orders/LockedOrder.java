package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order that this transaction holds, with its lines. Whoever changes an order or one of its deliveries holds the order,
 * so that both always agree.
 */
public final class LockedOrder {

    private OrderHeader header;
    private final Map<UUID, OrderLine> lines;
    private final OrderTables tables;
    private final OrderHistory history;

    LockedOrder(OrderHeader header, List<OrderLine> lines, OrderTables tables, OrderHistory history) {
        this.header = header;
        this.lines = lines.stream()
                .collect(Collectors.toMap(OrderLine::id, line -> line, (first, same) -> first, LinkedHashMap::new));
        this.tables = tables;
        this.history = history;
    }

    public OrderHeader header() {
        return header;
    }

    public List<OrderLine> lines() {
        return List.copyOf(lines.values());
    }

    /** @throws IllegalArgumentException when the line is another order's */
    public OrderLine line(UUID id) {
        OrderLine line = lines.get(id);
        if (line == null) {
            throw new IllegalArgumentException("order %s has no line %s".formatted(header.number(), id));
        }
        return line;
    }

    /** Writes down goods handed over; answers their part of the line's net total. */
    public Money handOver(UUID lineId, Quantity quantity) {
        OrderLine line = line(lineId);
        put(line.delivering(quantity), null);
        return line.shareOf(quantity);
    }

    OrderLine close(UUID lineId, Quantity quantity, @Nullable String reason) {
        OrderLine closed = line(lineId).closing(quantity);
        put(closed, reason);
        return closed;
    }

    private void put(OrderLine line, @Nullable String closedReason) {
        lines.put(line.id(), line);
        tables.save(line, closedReason);
    }

    /** Derives the status anew after lines or deliveries changed; the order gets its next version either way. */
    public void refresh(DeliveryProgress progress) {
        become(OrderStatus.derive(lines.values(), progress), null, null);
    }

    void cancel(String reason, @Nullable String note) {
        become(OrderStatus.CANCELLED, reason, note);
    }

    private void become(OrderStatus next, @Nullable String reason, @Nullable String note) {
        OrderStatus before = header.status();
        header = header.moved(next);
        tables.save(header, reason);
        if (before != next) {
            history.changed("order", header.id(), before.code(), next.code(), reason, note);
        }
    }
}
