package br.com.basecommerce.common.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percent with exactly two decimals: 9.75 means 9.75 %. JSON and {@code toString} write {@code "9.75"}. */
public record Percentage(BigDecimal value) implements Comparable<Percentage> {

    public static final Percentage ZERO = new Percentage(BigDecimal.ZERO);
    private static final int SCALE = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @throws ArithmeticException when the value has more than two decimals */
    public Percentage {
        value = value.setScale(SCALE, RoundingMode.UNNECESSARY);
    }

    @JsonCreator
    public static Percentage of(String value) {
        return new Percentage(new BigDecimal(value));
    }

    /** The value rounded HALF_UP to two decimals. */
    public static Percentage rounded(BigDecimal exact) {
        return new Percentage(exact.setScale(SCALE, RoundingMode.HALF_UP));
    }

    /** The exact share: 9.75 % is 0.0975. */
    public BigDecimal fraction() {
        return value.divide(HUNDRED);
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public int compareTo(Percentage other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toPlainString();
    }
}
