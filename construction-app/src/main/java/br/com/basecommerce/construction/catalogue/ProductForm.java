package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.Parsed;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.ProductUnits;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is typed or sent; what its page and its PATCH may change.
 *
 * @param priceNumerator with {@code priceDenominator} the price units per stock unit; absent: one
 * @param basePrice only at creation
 */
public record ProductForm(@Nullable String code, @Nullable String ean, @Nullable String name, @Nullable String brand,
        @Nullable String description, @Nullable UUID categoryId, @Nullable String stockUnit,
        @Nullable Boolean fractionAllowed, @Nullable String priceUnit, @Nullable Integer priceNumerator,
        @Nullable Integer priceDenominator,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String basePrice, @Nullable String manualCost,
        @Nullable String maxDiscountPercent, @Nullable String weightKg, @Nullable Boolean stockControlled,
        @Nullable Boolean active) {

    private static final Pattern EAN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");
    private static final NumberBounds WEIGHT = NumberBounds.between("0", "9999999.999", 3);
    private static final int LARGEST_PART = 1_000_000;

    /** The present state of a product, in the spelling of programs. */
    static ProductForm of(ProductData data) {
        ProductUnits units = data.units();
        return new ProductForm(data.code(), data.ean(), data.name(), data.brand(), data.description(),
                data.categoryId(), units.stockUnit().code(), units.fractionAllowed(), units.priceUnit().code(),
                units.priceFactor().numerator(), units.priceFactor().denominator(), null, text(data.manualCost()),
                text(data.maxDiscountPercent()), text(data.weightKg()), data.stockControlled(), data.active());
    }

    ProductData read(Typed typed, Numbers numbers) {
        String readName = typed.requiredText("name", name, 200);
        String readEan = typed.text("ean", ean, 14);
        if (readEan != null && !EAN.matcher(readEan).matches()) {
            typed.refuse("ean", "ean");
        }
        UnitCost cost = typed.optional("manual_cost", manualCost,
                text -> numbers.within(text, NumberBounds.UNIT_COST).map(UnitCost::rounded));
        Percentage discount = typed.optional("max_discount_percent", maxDiscountPercent,
                text -> numbers.within(text.replace("%", ""), NumberBounds.PERCENTAGE).map(Percentage::rounded));
        Quantity weight = typed.optional("weight_kg", weightKg,
                text -> numbers.within(text, WEIGHT).map(Quantity::rounded));
        return new ProductData(typed.text("code", code, 40), readEan, readName, typed.text("brand", brand, 60),
                typed.text("description", description, 10_000), categoryId, units(typed), cost, discount, weight,
                !Boolean.FALSE.equals(stockControlled), !Boolean.FALSE.equals(active));
    }

    /** The price of a new product; zero when it was refused. */
    Money price(Typed typed, Numbers numbers) {
        Money price = typed.required("base_price", basePrice, text -> money(text, numbers));
        return price == null ? Money.ZERO : price;
    }

    static Parsed<Money> money(String typed, Numbers numbers) {
        if (typed.isBlank()) {
            return Parsed.refused(Refusal.NOTHING_TYPED);
        }
        return numbers.within(typed, NumberBounds.MONEY).map((BigDecimal number) -> Money.rounded(number));
    }

    private ProductUnits units(Typed typed) {
        Unit stock = typed.required("stock_unit", stockUnit, ProductForm::unit);
        Unit price = priceUnit == null || priceUnit.isBlank()
                ? stock
                : typed.required("price_unit", priceUnit, ProductForm::unit);
        Factor factor = factor(typed, "price_numerator", priceNumerator, priceDenominator);
        if (stock == null || price == null) {
            return ProductUnits.of(Unit.UN);
        }
        if (stock == price && !factor.sameAs(Factor.ONE)) {
            typed.refuse("price_numerator", "same-unit-factor");
        }
        boolean split = fractionAllowed == null ? stock.allowsFractions() : fractionAllowed;
        if (split && !stock.allowsFractions()) {
            typed.refuse("fraction_allowed", Refusal.FRACTION_NOT_ALLOWED);
        }
        return new ProductUnits(stock, split && stock.allowsFractions(), price, factor);
    }

    static Factor factor(Typed typed, String field, @Nullable Integer numerator, @Nullable Integer denominator) {
        int above = numerator == null ? 1 : numerator;
        int below = denominator == null ? 1 : denominator;
        if (above < 1 || above > LARGEST_PART || below < 1 || below > LARGEST_PART) {
            typed.refuse(field, "factor");
            return Factor.ONE;
        }
        return new Factor(above, below);
    }

    static Parsed<Unit> unit(String typed) {
        return Unit.recognise(typed).map(Parsed::accepted).orElseGet(() -> Parsed.refused(Refusal.UNKNOWN_UNIT));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
