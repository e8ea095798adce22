package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A price of a supplier was registered.
 *
 * @param unit purchase unit
 * @param factor stock units per purchase unit
 * @param price per purchase unit
 * @param unitCost price ÷ factor
 * @param source quote, list or receipt
 */
public record SupplierPriceRegistered(UUID supplierPriceId, UUID supplierId, UUID productId, Unit unit, Factor factor,
        Money price, UnitCost unitCost, @Nullable Quantity minQuantity, @Nullable Integer paymentDays,
        LocalDate effectiveOn, @Nullable LocalDate validUntil, String source, UUID registeredBy)
        implements
            EventPayload {

    public static final String TYPE = "supplier_price_registered";

    @Override
    public String eventType() {
        return TYPE;
    }
}
