package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.ProductUnits;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What documents, stock and purchases need to know of a product.
 *
 * @param basePrice per price unit
 * @param manualCost per stock unit, as the store typed it; only for eyes with {@code cost.view}
 * @param weightKg per stock unit
 * @param furtherUnits as the store listed them; {@link #allUnits()} adds those it has anyway
 */
public record ProductFacts(UUID id, int version, @Nullable String code, @Nullable String ean, String name,
        @Nullable String brand, @Nullable UUID categoryId, ProductUnits units, Money basePrice,
        @Nullable UnitCost manualCost, @Nullable Percentage maxDiscountPercent, @Nullable Quantity weightKg,
        boolean stockControlled, boolean active, List<UnitTerms> furtherUnits) {

    /** Every unit of the product: the listed ones, its stock unit and its price unit. */
    public List<UnitTerms> allUnits() {
        List<UnitTerms> all = new ArrayList<>();
        addUnlessListed(all, units.stockUnit(), Factor.ONE, units.fractionAllowed());
        addUnlessListed(all, units.priceUnit(), units.priceFactor().inverse(), units.priceUnit().allowsFractions());
        all.addAll(furtherUnits);
        return List.copyOf(all);
    }

    private void addUnlessListed(List<UnitTerms> all, Unit unit, Factor factor, boolean fractions) {
        boolean known = furtherUnits.stream().anyMatch(terms -> terms.unit() == unit)
                || all.stream().anyMatch(terms -> terms.unit() == unit);
        if (!known) {
            all.add(UnitTerms.implied(unit, factor, fractions));
        }
    }

    public List<UnitTerms> sellUnits() {
        return allUnits().stream().filter(UnitTerms::sellable).toList();
    }

    /** The terms of a unit of this product; empty for a unit it does not have. */
    public Optional<UnitTerms> in(Unit unit) {
        return allUnits().stream().filter(terms -> terms.unit() == unit).findFirst();
    }

    /** The unit in which it is sold unless told: the marked one, else the stock unit, else any it is sold in. */
    public UnitTerms defaultSellUnit() {
        List<UnitTerms> sold = sellUnits();
        return sold.stream().filter(UnitTerms::defaultSell).findFirst()
                .or(() -> sold.stream().filter(terms -> terms.unit() == units.stockUnit()).findFirst())
                .or(() -> sold.stream().findFirst())
                .orElseGet(() -> UnitTerms.implied(units.stockUnit(), Factor.ONE, units.fractionAllowed()));
    }

    /** Stock units in the default purchase unit; 1 when there is none. */
    public Quantity packQuantity() {
        return furtherUnits.stream().filter(UnitTerms::defaultPurchase).findFirst()
                .map(terms -> new Quantity(terms.factor().times(BigDecimal.ONE, 3, RoundingMode.HALF_UP)))
                .orElse(Quantity.of(1));
    }

    /** What one of a unit costs at a price per price unit, rounded to cents: for the eye, sums are made of the line. */
    public Money priceIn(UnitTerms terms, Money pricePerPriceUnit) {
        BigDecimal perUnit = pricePerPriceUnit.amount()
                .multiply(BigDecimal.valueOf(terms.factor().numerator()))
                .multiply(BigDecimal.valueOf(units.priceFactor().numerator()))
                .divide(BigDecimal.valueOf(terms.factor().denominator())
                        .multiply(BigDecimal.valueOf(units.priceFactor().denominator())), 2,
                        RoundingMode.HALF_UP);
        return new Money(perUnit);
    }
}
