package br.com.basecommerce.construction.documents;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a quote or an order, with everything frozen into it that its product may change later; the line block of
 * {@code data-model.md} section 4.4. It never changes: a changed line is a new one in the same place.
 *
 * @param position from 1, in the order of the document
 * @param productId null for a free-text line
 * @param enteredQuantity as typed, in {@code enteredUnit}, without the waste
 * @param stockQuantity what leaves the stock, in {@code stockUnit}
 * @param priceNumerator with {@code priceDenominator} the price units per stock unit
 * @param rulePrice what the price rule gives, per price unit; null for a free-text line
 * @param unitPrice what is charged, per price unit
 * @param lineTotal after the line's discount; the sum that is shown, never computed again
 * @param unitCost per stock unit, free-text lines only
 * @param suggestionId the engine's suggestion it was added from
 */
@Embeddable
public record DocumentLine(int position, @Nullable UUID productId, String description, @Nullable String productCode,
        Quantity enteredQuantity, @Enumerated(EnumType.STRING) Unit enteredUnit, Percentage wastePercent,
        Quantity stockQuantity, @Enumerated(EnumType.STRING) Unit stockUnit,
        @Enumerated(EnumType.STRING) Unit priceUnit, int priceNumerator, int priceDenominator,
        @Nullable Money rulePrice, @Enumerated(EnumType.STRING) PriceRule priceRule, Money unitPrice,
        Percentage discountPercent, Money lineTotal, @Nullable UnitCost unitCost, @Nullable UUID suggestionId,
        @Nullable String note) {

    private static final int PRICE_QUANTITY_SCALE = 3;

    /** Price units per stock unit. */
    public Factor priceFactor() {
        return new Factor(priceNumerator, priceDenominator);
    }

    public boolean isFreeText() {
        return productId == null;
    }

    /** The stock quantity in price units, HALF_UP to three decimals: for the eye only, sums use the exact one. */
    public Quantity priceQuantity() {
        return new Quantity(priceFactor().times(stockQuantity.value(), PRICE_QUANTITY_SCALE, RoundingMode.HALF_UP));
    }

    /** What the line would cost by its rule alone, exact; null for a free-text line. */
    public @Nullable BigDecimal ruleTotal() {
        // One division by a whole number of at most 1,000,000: twelve decimals keep far more than the cent needs.
        return rulePrice == null
                ? null
                : priceFactor().times(stockQuantity.value().multiply(rulePrice.amount()), 12, RoundingMode.HALF_UP);
    }

    public DocumentLine at(int newPosition) {
        return new DocumentLine(newPosition, productId, description, productCode, enteredQuantity, enteredUnit,
                wastePercent, stockQuantity, stockUnit, priceUnit, priceNumerator, priceDenominator, rulePrice,
                priceRule, unitPrice, discountPercent, lineTotal, unitCost, suggestionId, note);
    }
}
