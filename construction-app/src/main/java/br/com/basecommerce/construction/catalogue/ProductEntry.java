package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.BrazilianFormat;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product's page as a person fills it in: everything is text, so that whatever was typed can be shown again. A box that is
 * not ticked is not sent, and a locked unit neither.
 *
 * @param priceNumerator price units in {@code priceDenominator} stock units, with decimals where people say it so
 */
record ProductEntry(@Nullable String code, @Nullable String ean, @Nullable String name, @Nullable String brand,
        @Nullable String description, @Nullable String categoryId, @Nullable String stockUnit,
        @Nullable Boolean fractionAllowed, @Nullable String priceUnit, @Nullable String priceNumerator,
        @Nullable String priceDenominator, @Nullable String basePrice, @Nullable String manualCost,
        @Nullable String maxDiscountPercent, @Nullable String weightKg, @Nullable Boolean stockControlled,
        @Nullable Boolean active) {

    static ProductEntry empty(@Nullable String name) {
        return new ProductEntry(null, null, name, null, null, null, "UN", false, "UN", "1", "1", null, null, null, null,
                true, true);
    }

    /** The present state, as a person would type it. */
    static ProductEntry of(ProductData data) {
        ProductForm form = ProductForm.of(data);
        Equivalence price = Equivalence.of(data.units().priceFactor().inverse());
        return new ProductEntry(form.code(), form.ean(), form.name(), form.brand(), form.description(),
                form.categoryId() == null ? null : form.categoryId().toString(), form.stockUnit(),
                form.fractionAllowed(), form.priceUnit(), BrazilianFormat.quantity(price.ofUnit()),
                BrazilianFormat.quantity(price.ofOther()), null, comma(form.manualCost()),
                comma(form.maxDiscountPercent()), comma(form.weightKg()), form.stockControlled(), form.active());
    }

    ProductForm form() {
        Ratio ratio = Ratio.of(priceNumerator, priceDenominator);
        return new ProductForm(code, ean, name, brand, description, category(), stockUnit,
                Boolean.TRUE.equals(fractionAllowed), priceUnit, ratio.above(), ratio.below(), basePrice, manualCost,
                maxDiscountPercent, weightKg, Boolean.TRUE.equals(stockControlled), Boolean.TRUE.equals(active));
    }

    /** The same, with the present units where the page had locked them. */
    ProductForm form(ProductForm present) {
        ProductForm typed = form();
        return stockUnit != null
                ? typed
                : new ProductForm(typed.code(), typed.ean(), typed.name(), typed.brand(), typed.description(),
                        typed.categoryId(), present.stockUnit(), typed.fractionAllowed(), present.priceUnit(),
                        present.priceNumerator(), present.priceDenominator(), typed.basePrice(), typed.manualCost(),
                        typed.maxDiscountPercent(), typed.weightKg(), typed.stockControlled(), typed.active());
    }

    private @Nullable UUID category() {
        try {
            return categoryId == null || categoryId.isBlank() ? null : UUID.fromString(categoryId);
        } catch (IllegalArgumentException noId) {
            throw ProblemException.of(ProblemType.MALFORMED);
        }
    }

    private static @Nullable String comma(@Nullable String number) {
        return number == null ? null : number.replace('.', ',');
    }
}
