package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Unit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The base price of a product changed.
 *
 * @param oldPrice null for a new product
 * @param newPrice per price unit
 * @param reason edit, mass_change, import or insight
 */
public record ProductPriceChanged(UUID productId, @Nullable Money oldPrice, Money newPrice, Unit priceUnit,
        String reason, UUID changedBy, Instant changedAt) implements EventPayload {

    public static final String TYPE = "product_price_changed";

    @Override
    public String eventType() {
        return TYPE;
    }
}
