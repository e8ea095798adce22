package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a product as engines know it; the aggregate is the product.
 *
 * @param fractionAllowed whether the stock unit may be split
 * @param priceFactor price units per stock unit
 * @param basePrice per price unit
 * @param stockUnitPrice base price per stock unit
 * @param packQuantity stock units in the default purchase unit; 1 when there is none
 * @param weightKg per stock unit
 */
public record ProductChanged(UUID productId, @Nullable String code, String name, @Nullable UUID categoryId,
        @Nullable String categoryName, Unit stockUnit, Unit priceUnit, boolean fractionAllowed, Factor priceFactor,
        Money basePrice, UnitCost stockUnitPrice, Quantity packQuantity, @Nullable Quantity weightKg,
        boolean stockControlled, boolean active) implements EventPayload {

    public static final String TYPE = "product_changed";

    @Override
    public String eventType() {
        return TYPE;
    }
}
