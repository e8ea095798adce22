package br.com.basecommerce.common.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A price of a supplier holds no more.
 *
 * @param reason replaced, typing_error (never was a price) or not_offered
 */
public record SupplierPriceWithdrawn(UUID supplierPriceId, UUID supplierId, UUID productId, Instant withdrawnAt,
        String reason) implements EventPayload {

    public static final String TYPE = "supplier_price_withdrawn";

    @Override
    public String eventType() {
        return TYPE;
    }
}
