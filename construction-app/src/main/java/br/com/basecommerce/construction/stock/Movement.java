package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.values.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One change of the quantity on hand.
 *
 * @param quantity signed, stock units
 * @param reason only for adjustments
 */
record Movement(MovementType type, Quantity quantity, @Nullable AdjustmentReason reason, @Nullable String note) {

    static Movement sale(Quantity quantity) {
        return new Movement(MovementType.SALE, quantity.negated(), null, null);
    }
}
