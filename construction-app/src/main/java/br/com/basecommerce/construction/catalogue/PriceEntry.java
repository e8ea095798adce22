package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.documents.PriceRule;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One price that might hold for a product.
 *
 * @param minQuantity price units from which it holds
 * @param price null when the base price is reduced by {@code percentOff} instead
 */
record PriceEntry(PriceRule rule, Quantity minQuantity, @Nullable Money price, @Nullable Percentage percentOff) {

    /**
     * The first source with an entry that the quantity reaches wins, not the lowest price: a rule that can be explained at the
     * counter (product.md 6.2). Within a source the highest reachable quantity wins.
     *
     * @param entries of one product, dates already judged
     * @param quantity price units of the product in the whole document
     * @return empty when not even a base price is among the entries
     */
    static Optional<RulePrice> choose(List<PriceEntry> entries, BigDecimal quantity) {
        Money base = entries.stream().filter(entry -> entry.rule() == PriceRule.BASE).map(PriceEntry::price)
                .filter(Objects::nonNull).findFirst().orElse(Money.ZERO);
        return entries.stream()
                .filter(entry -> entry.minQuantity().value().compareTo(quantity) <= 0)
                .min(Comparator.comparing(PriceEntry::rule)
                        .thenComparing(PriceEntry::minQuantity, Comparator.reverseOrder()))
                .map(entry -> new RulePrice(entry.priceFrom(base), entry.rule()));
    }

    private Money priceFrom(Money base) {
        if (price != null) {
            return price;
        }
        BigDecimal left = percentOff == null ? BigDecimal.ONE : BigDecimal.ONE.subtract(percentOff.fraction());
        return Money.rounded(base.amount().multiply(left));
    }
}
