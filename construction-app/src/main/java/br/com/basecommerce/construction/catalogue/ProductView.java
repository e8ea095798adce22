package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.construction.documents.PriceRule;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as the REST interface answers it.
 *
 * @param manualCost only for who may see costs, absent for everybody else
 * @param price what a customer or job site pays, when one was named
 * @param available in stock units, when a customer or job site was named
 */
record ProductView(UUID id, int version, Instant createdAt, Instant updatedAt, @Nullable String code,
        @Nullable String ean, String name, @Nullable String brand, @Nullable String description,
        @Nullable UUID categoryId, Unit stockUnit, boolean fractionAllowed, Unit priceUnit, int priceNumerator,
        int priceDenominator, Money basePrice,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UnitCost manualCost,
        @Nullable Percentage maxDiscountPercent, @Nullable Quantity weightKg, boolean stockControlled, boolean active,
        List<UnitView> units, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money price,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PriceRule priceRule,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Quantity available) {

    /** A further unit. */
    record UnitView(Unit unit, int numerator, int denominator, boolean sellable, boolean purchasable,
            boolean defaultSell, boolean defaultPurchase, boolean fractionAllowed, @Nullable Quantity weightKg,
            @Nullable String ean) {

        static UnitView of(UnitTerms terms) {
            return new UnitView(terms.unit(), terms.factor().numerator(), terms.factor().denominator(),
                    terms.sellable(), terms.purchasable(), terms.defaultSell(), terms.defaultPurchase(),
                    terms.fractionAllowed(), terms.weightKg(), terms.ean());
        }
    }

    static ProductView of(Product product, List<UnitTerms> units, boolean withCost, @Nullable RulePrice price,
            @Nullable Quantity available) {
        ProductData data = product.data();
        Factor factor = data.units().priceFactor();
        return new ProductView(product.id(), product.version(), product.createdAt(), product.updatedAt(), data.code(),
                data.ean(), data.name(), data.brand(), data.description(), data.categoryId(), data.units().stockUnit(),
                data.units().fractionAllowed(), data.units().priceUnit(), factor.numerator(), factor.denominator(),
                product.basePrice(), withCost ? data.manualCost() : null, data.maxDiscountPercent(), data.weightKg(),
                data.stockControlled(), data.active(), units.stream().map(UnitView::of).toList(),
                price == null ? null : price.price(), price == null ? null : price.rule(), available);
    }
}
