package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.events.DeliveryCompleted;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.orders.OrderLine;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was handed over of one line.
 *
 * @param netTotal its part of the order line's net total
 */
record HandedOver(DeliveryLine line, OrderLine ordered, Money netTotal) {

    DeliveryCompleted.Item completedItem() {
        return new DeliveryCompleted.Item(ordered.position(), ordered.productId(), line.planned(), line.delivered());
    }

    /** Nothing for a free-text item, which no engine knows, and for a line that was left behind. */
    Stream<SaleRecorded.Item> saleItem() {
        return ordered.productId() instanceof UUID product && line.delivered().isPositive()
                ? Stream.of(new SaleRecorded.Item(ordered.position(), product, line.delivered(), netTotal,
                        ordered.suggestionId()))
                : Stream.empty();
    }
}
