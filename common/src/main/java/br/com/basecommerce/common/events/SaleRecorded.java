package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods were handed over, by delivery or at the counter; the aggregate is the delivery.
 *
 * @param kind delivery or pickup
 * @param soldAt when they were handed over
 * @param goodsTotal sum of the items, without freight
 * @param items catalogue lines handed over; may be empty
 */
public record SaleRecorded(UUID deliveryId, UUID orderId, @Nullable UUID quoteId, UUID customerId,
        @Nullable UUID jobSiteId, UUID salespersonId, String channel, String kind, Instant orderedAt, Instant soldAt,
        Money goodsTotal, List<Item> items) implements EventPayload {

    public static final String TYPE = "sale_recorded";

    @Override
    public String eventType() {
        return TYPE;
    }

    /**
     * What was handed over of one order line.
     *
     * @param line position in the order
     * @param quantity stock units, above zero
     * @param netTotal round(net × delivered so far ÷ ordered) − parts already recorded
     */
    public record Item(int line, UUID productId, Quantity quantity, Money netTotal, @Nullable UUID suggestionId) {}
}
