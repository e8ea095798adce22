package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Quantity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole stock level of a product after a change, in stock units; the id of the aggregate is the product.
 *
 * @param cause initial, receipt, sale, return, adjustment, count, reservation, release or purchase
 * @param quantity signed change of the figure that the cause touches: incoming for a purchase, reserved for a
 *        reservation or release, else on hand
 */
public record StockLevelChanged(UUID productId, Quantity onHand, Quantity reserved, Quantity backordered,
        Quantity incoming, String cause, Quantity quantity, @Nullable String referenceType, @Nullable UUID referenceId,
        Instant changedAt) implements EventPayload {

    public static final String TYPE = "stock_level_changed";

    @Override
    public String eventType() {
        return TYPE;
    }
}
