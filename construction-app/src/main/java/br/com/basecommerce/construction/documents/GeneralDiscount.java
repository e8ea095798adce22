package br.com.basecommerce.construction.documents;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;

/** What is taken off the subtotal of a document as a whole. */
public sealed interface GeneralDiscount {

    GeneralDiscount NONE = new Percent(Percentage.ZERO);

    DiscountMode mode();

    /** The discount on this subtotal: between zero and the subtotal. */
    Money of(Money subtotal);

    /** A percentage, which follows the lines. */
    record Percent(Percentage percent) implements GeneralDiscount {

        @Override
        public DiscountMode mode() {
            return DiscountMode.PERCENT;
        }

        @Override
        public Money of(Money subtotal) {
            return Money.rounded(subtotal.amount().multiply(percent.fraction()));
        }
    }

    /** An amount, which stays as it is when lines change ("Fecha em 1.800"). */
    record Amount(Money amount) implements GeneralDiscount {

        @Override
        public DiscountMode mode() {
            return DiscountMode.TARGET;
        }

        @Override
        public Money of(Money subtotal) {
            return amount.compareTo(subtotal) > 0 ? subtotal : amount;
        }
    }

    /**
     * The amount that makes the document end at a total agreed by word: subtotal + freight − target. A target above the
     * present total gives none, one below the freight gives the whole subtotal.
     */
    static GeneralDiscount reaching(Money target, Money subtotal, Money freight) {
        Money amount = subtotal.plus(freight).minus(target);
        return new Amount(amount.isNegative() ? Money.ZERO : new Amount(amount).of(subtotal));
    }
}
