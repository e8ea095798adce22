package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.BrazilianFormat;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit of a product as its page shows it.
 *
 * @param equivalence "1 palete = 40 sacos"; null for the stock unit itself
 * @param usualSale whether it is sold in this unit unless told
 * @param weightKg of one; null while the weight of neither this nor the stock unit is known
 * @param price of one, at the base price, rounded to cents
 */
record UnitLine(Unit unit, boolean stock, boolean pricing, boolean sold, boolean usualSale, boolean bought,
        boolean usualPurchase, @Nullable String equivalence, @Nullable Quantity weightKg, Money price) {

    static List<UnitLine> of(ProductFacts product) {
        Unit usual = product.defaultSellUnit().unit();
        return product.allUnits().stream().map(terms -> of(terms, product, usual)).toList();
    }

    private static UnitLine of(UnitTerms terms, ProductFacts product, Unit usual) {
        Unit stock = product.units().stockUnit();
        return new UnitLine(terms.unit(), terms.unit() == stock, terms.unit() == product.units().priceUnit(),
                terms.sellable(), terms.unit() == usual, terms.purchasable(), terms.defaultPurchase(),
                terms.unit() == stock ? null : equivalence(terms, stock), weight(terms, product.weightKg()),
                product.priceIn(terms, product.basePrice()));
    }

    private static String equivalence(UnitTerms terms, Unit stock) {
        Equivalence words = Equivalence.of(terms.factor());
        return BrazilianFormat.quantity(words.ofUnit(), terms.unit()) + " = "
                + BrazilianFormat.quantity(words.ofOther(), stock);
    }

    private static @Nullable Quantity weight(UnitTerms terms, @Nullable Quantity ofStockUnit) {
        if (terms.weightKg() != null || ofStockUnit == null) {
            return terms.weightKg();
        }
        return new Quantity(terms.factor().times(ofStockUnit.value(), 3, RoundingMode.HALF_UP));
    }
}
