package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.BrazilianFormat;
import br.com.basecommerce.common.values.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a product as a person fills it in. A box that is not ticked is not sent.
 *
 * @param denominator how many of this unit
 * @param numerator are so many stock units
 * @param removed to be taken from the product
 */
record UnitEntry(@Nullable String unit, @Nullable String numerator, @Nullable String denominator,
        @Nullable Boolean sellable, @Nullable Boolean purchasable, @Nullable Boolean defaultSell,
        @Nullable Boolean defaultPurchase, @Nullable Boolean fractionAllowed, @Nullable String weightKg,
        @Nullable String ean, @Nullable Boolean removed) {

    static final UnitEntry BLANK = new UnitEntry(null, null, "1", true, false, false, false, false, null, null, false);

    static UnitEntry of(UnitTerms terms) {
        Equivalence words = Equivalence.of(terms.factor());
        return new UnitEntry(terms.unit().code(), BrazilianFormat.quantity(words.ofOther()),
                BrazilianFormat.quantity(words.ofUnit()), terms.sellable(), terms.purchasable(), terms.defaultSell(),
                terms.defaultPurchase(), terms.fractionAllowed(),
                terms.weightKg() == null ? null : BrazilianFormat.quantity(terms.weightKg()), terms.ean(), false);
    }

    /** Whether something was typed that has to be kept or refused. */
    boolean counts() {
        return !Boolean.TRUE.equals(removed)
                && !(isBlank(unit) && isBlank(numerator) && isBlank(weightKg) && isBlank(ean));
    }

    /** Fractions are offered only of units that have them; the tick of another unit says nothing. */
    UnitForm form() {
        Ratio ratio = isBlank(numerator) ? new Ratio(0, 1) : Ratio.of(numerator, denominator);
        boolean divisible = unit != null && Unit.recognise(unit).filter(Unit::allowsFractions).isPresent();
        return new UnitForm(unit, ratio.above(), ratio.below(), on(sellable), on(purchasable), on(defaultSell),
                on(defaultPurchase), divisible && on(fractionAllowed), weightKg, ean);
    }

    private static boolean on(@Nullable Boolean ticked) {
        return Boolean.TRUE.equals(ticked);
    }

    private static boolean isBlank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }
}
