package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.ProductUnits;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One unit of a product as it is typed or sent. */
record UnitForm(@Nullable String unit, @Nullable Integer numerator, @Nullable Integer denominator, boolean sellable,
        boolean purchasable, boolean defaultSell, boolean defaultPurchase, @Nullable Boolean fractionAllowed,
        @Nullable String weightKg, @Nullable String ean) {

    private static final NumberBounds WEIGHT = NumberBounds.between("0", "9999999.999", 3);

    /** Reads the whole list and the rules between its members (product.md U1, U2). */
    static List<UnitTerms> read(List<UnitForm> forms, ProductUnits units, Typed typed, Numbers numbers) {
        List<UnitTerms> terms = new ArrayList<>();
        Set<Unit> seen = EnumSet.noneOf(Unit.class);
        for (int index = 0; index < forms.size(); index++) {
            String field = "units[" + index + "].";
            UnitTerms read = forms.get(index).read(field, units, typed, numbers);
            if (read != null) {
                if (!seen.add(read.unit())) {
                    typed.refuse(field + "unit", "unit-twice");
                }
                terms.add(read);
            }
        }
        if (terms.stream().filter(UnitTerms::defaultSell).count() > 1) {
            typed.refuse("units", "one-default-sell");
        }
        if (terms.stream().filter(UnitTerms::defaultPurchase).count() > 1) {
            typed.refuse("units", "one-default-purchase");
        }
        return terms;
    }

    private @Nullable UnitTerms read(String field, ProductUnits units, Typed typed, Numbers numbers) {
        Unit readUnit = typed.required(field + "unit", unit, ProductForm::unit);
        Factor factor = ProductForm.factor(typed, field + "numerator", numerator, denominator);
        Quantity weight = typed.optional(field + "weight_kg", weightKg,
                text -> numbers.within(text, WEIGHT).map(Quantity::rounded));
        String readEan = typed.text(field + "ean", ean, 14);
        if (readUnit == null) {
            return null;
        }
        boolean split = fractionAllowed == null ? readUnit.allowsFractions() : fractionAllowed;
        if (split && !readUnit.allowsFractions()) {
            typed.refuse(field + "fraction_allowed", Refusal.FRACTION_NOT_ALLOWED);
        }
        if (readUnit == units.stockUnit() && !factor.sameAs(Factor.ONE)
                || readUnit == units.priceUnit() && !factor.sameAs(units.priceFactor().inverse())) {
            typed.refuse(field + "numerator", "unit-factor-fixed");
        }
        if (defaultSell && !sellable || defaultPurchase && !purchasable) {
            typed.refuse(field + "unit", "default-not-usable");
        }
        return new UnitTerms(readUnit, factor, sellable, purchasable, defaultSell, defaultPurchase, split, weight,
                readEan);
    }
}
