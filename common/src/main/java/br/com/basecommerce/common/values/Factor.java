package br.com.basecommerce.common.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * How many of one unit are in another, as an exact fraction: a box of 2.05 m² is 41/20. Never a decimal, which would be
 * damaged by 1/3 or 1/400.
 *
 * @param numerator 1 to 1,000,000
 * @param denominator 1 to 1,000,000
 */
public record Factor(int numerator, int denominator) {

    public static final Factor ONE = new Factor(1, 1);
    private static final int LIMIT = 1_000_000;

    /** @throws IllegalArgumentException when a part is outside its bounds */
    public Factor {
        if (numerator < 1 || numerator > LIMIT || denominator < 1 || denominator > LIMIT) {
            throw new IllegalArgumentException("a factor's parts lie between 1 and " + LIMIT + ": " + numerator + "/"
                    + denominator);
        }
    }

    /** value × factor ÷ divisor, rounded once: the only division there is, so nothing is rounded before it. */
    public BigDecimal times(BigDecimal value, int scale, RoundingMode rounding) {
        return value.multiply(BigDecimal.valueOf(numerator)).divide(BigDecimal.valueOf(denominator), scale, rounding);
    }

    /** value ÷ factor, rounded once. */
    public BigDecimal dividing(BigDecimal value, int scale, RoundingMode rounding) {
        return inverse().times(value, scale, rounding);
    }

    public Factor inverse() {
        return new Factor(denominator, numerator);
    }

    /** Equal in value, so 2/4 is the same as 1/2. */
    public boolean sameAs(Factor other) {
        return BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(other.denominator))
                .equals(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
    }
}
