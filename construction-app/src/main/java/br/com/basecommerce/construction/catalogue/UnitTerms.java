package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import org.jspecify.annotations.Nullable;

/**
 * On which terms a product is handled in one of its units.
 *
 * @param factor stock units per unit
 * @param weightKg of one such unit; null: factor × the stock unit's weight
 */
public record UnitTerms(Unit unit, Factor factor, boolean sellable, boolean purchasable, boolean defaultSell,
        boolean defaultPurchase, boolean fractionAllowed, @Nullable Quantity weightKg, @Nullable String ean) {

    /** A unit that a product has without anybody having written terms for it. */
    static UnitTerms implied(Unit unit, Factor factor, boolean fractionAllowed) {
        return new UnitTerms(unit, factor, true, true, false, false, fractionAllowed, null, null);
    }
}
