package br.com.basecommerce.common.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reais per stock unit, exactly four decimals; JSON and {@code toString} write {@code "31.2000"}. */
public record UnitCost(BigDecimal amount) implements Comparable<UnitCost> {

    private static final int SCALE = 4;

    /** @throws ArithmeticException when the amount has more than four decimals */
    public UnitCost {
        amount = amount.setScale(SCALE, RoundingMode.UNNECESSARY);
    }

    @JsonCreator
    public static UnitCost of(String amount) {
        return new UnitCost(new BigDecimal(amount));
    }

    /** The amount rounded HALF_UP to four decimals. */
    public static UnitCost rounded(BigDecimal exact) {
        return new UnitCost(exact.setScale(SCALE, RoundingMode.HALF_UP));
    }

    @Override
    public int compareTo(UnitCost other) {
        return amount.compareTo(other.amount);
    }

    @Override
    @JsonValue
    public String toString() {
        return amount.toPlainString();
    }
}
