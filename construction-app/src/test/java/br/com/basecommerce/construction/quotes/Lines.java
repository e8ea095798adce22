package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.PriceRule;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lines of so many bags of cement. */
final class Lines {

    private Lines() {}

    /** @param rulePrice null: a free-text line at 1.00 */
    static DocumentLine of(String bags, @Nullable String rulePrice) {
        Money price = Money.of(rulePrice == null ? "1.00" : rulePrice);
        Quantity quantity = Quantity.of(bags);
        return new DocumentLine(1, rulePrice == null ? null : UUID.randomUUID(), "Cimento", null, quantity, Unit.SC,
                Percentage.ZERO, quantity, Unit.SC, Unit.SC, 1, 1, rulePrice == null ? null : price,
                rulePrice == null ? PriceRule.MANUAL : PriceRule.BASE, price, Percentage.ZERO,
                Money.rounded(quantity.value().multiply(price.amount())), null, null, null);
    }
}
