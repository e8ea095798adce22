package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.PriceRule;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a line, before units and prices are worked out.
 *
 * @param productId null for a free-text line, which needs a description and a price
 * @param unit null for the default sell unit
 * @param unitPrice typed by hand; null for the price of the rules
 * @param unitCost of a free-text line
 */
record LineInput(@Nullable UUID productId, @Nullable String description, Quantity quantity, @Nullable Unit unit,
        Percentage waste, @Nullable Money unitPrice, Percentage discount, @Nullable UnitCost unitCost,
        @Nullable UUID suggestionId, @Nullable String note) {

    /** The wish behind a line that stands: a price that came from the rules comes from them again. */
    static LineInput of(DocumentLine line) {
        return new LineInput(line.productId(), line.description(), line.enteredQuantity(), line.enteredUnit(),
                line.wastePercent(), line.priceRule() == PriceRule.MANUAL ? line.unitPrice() : null,
                line.discountPercent(), line.unitCost(), line.suggestionId(), line.note());
    }

    LineInput with(Quantity otherQuantity, @Nullable Unit otherUnit, Percentage otherWaste) {
        return new LineInput(productId, description, otherQuantity, otherUnit, otherWaste, unitPrice, discount,
                unitCost, suggestionId, note);
    }

    LineInput withPrice(@Nullable Money price, Percentage off) {
        return new LineInput(productId, description, quantity, unit, waste, price, off, unitCost, suggestionId, note);
    }

    LineInput suggestedBy(UUID suggestion) {
        return new LineInput(productId, description, quantity, unit, waste, unitPrice, discount, unitCost, suggestion,
                note);
    }
}
