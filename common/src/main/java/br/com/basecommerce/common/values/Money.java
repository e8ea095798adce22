package br.com.basecommerce.common.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in reais, exactly two decimals; JSON and {@code toString} write {@code "1234.56"}. */
public record Money(BigDecimal amount) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);
    private static final int SCALE = 2;

    /** @throws ArithmeticException when the amount has more than two decimals */
    public Money {
        amount = amount.setScale(SCALE, RoundingMode.UNNECESSARY);
    }

    @JsonCreator
    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }

    /** The amount rounded HALF_UP to cents, as a line of a document is. */
    public static Money rounded(BigDecimal exact) {
        return new Money(exact.setScale(SCALE, RoundingMode.HALF_UP));
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    @Override
    @JsonValue
    public String toString() {
        return amount.toPlainString();
    }
}
