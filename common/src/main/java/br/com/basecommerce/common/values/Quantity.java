package br.com.basecommerce.common.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number of some unit that stands beside it, exactly three decimals, of either sign; JSON and {@code toString} write
 * {@code "10.000"}.
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);
    private static final int SCALE = 3;

    /** @throws ArithmeticException when the value has more than three decimals */
    public Quantity {
        value = value.setScale(SCALE, RoundingMode.UNNECESSARY);
    }

    @JsonCreator
    public static Quantity of(String value) {
        return new Quantity(new BigDecimal(value));
    }

    public static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value));
    }

    /** The value rounded HALF_UP to three decimals. */
    public static Quantity rounded(BigDecimal exact) {
        return new Quantity(exact.setScale(SCALE, RoundingMode.HALF_UP));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    public Quantity negated() {
        return new Quantity(value.negate());
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Quantity max(Quantity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toPlainString();
    }
}
