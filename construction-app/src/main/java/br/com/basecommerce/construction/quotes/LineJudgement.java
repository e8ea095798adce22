package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.construction.documents.DocumentLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How a line stands to the store's limits ({@code product.md} section 6.4). Line discount, typed price and the share of the
 * general discount are judged together.
 *
 * @param effectiveDiscount off the rule price; zero for a free-text line and for a price above the rule's
 * @param limit what a salesperson may give on this product
 * @param margin null without a cost; only for eyes with {@code cost.view}
 */
record LineJudgement(Percentage effectiveDiscount, Percentage limit, boolean overLimit, @Nullable Percentage margin,
        boolean lowMargin, boolean belowCost) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * @param net the line after its share of the general discount
     * @param productLimit of the product; null for none
     * @param cost per stock unit; null when it is not known, then there is no margin to judge
     */
    static LineJudgement of(DocumentLine line, Money net, @Nullable Percentage productLimit, @Nullable UnitCost cost,
            QuotePolicy policy) {
        Percentage limit = productLimit == null || productLimit.compareTo(policy.maxDiscount()) > 0
                ? policy.maxDiscount()
                : productLimit;
        Percentage discount = discount(line.ruleTotal(), net);
        if (cost == null) {
            return new LineJudgement(discount, limit, discount.compareTo(limit) > 0, null, false, false);
        }
        BigDecimal gain = net.amount().subtract(line.stockQuantity().value().multiply(cost.amount()));
        Percentage margin = net.isZero() ? null : share(gain, net.amount());
        boolean belowCost = gain.signum() < 0;
        boolean lowMargin = belowCost || margin != null && margin.compareTo(policy.minMargin()) < 0;
        return new LineJudgement(discount, limit, discount.compareTo(limit) > 0, margin, lowMargin, belowCost);
    }

    private static Percentage discount(@Nullable BigDecimal byRule, Money net) {
        if (byRule == null || byRule.signum() == 0 || net.amount().compareTo(byRule) >= 0) {
            return Percentage.ZERO;
        }
        return share(byRule.subtract(net.amount()), byRule);
    }

    private static Percentage share(BigDecimal part, BigDecimal whole) {
        return new Percentage(part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP));
    }
}
