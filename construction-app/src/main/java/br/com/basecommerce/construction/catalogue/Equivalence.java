package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A factor in the words of the counter: so many of one unit are so many of another, "1 palete = 40 sacos", "50 kg = 1 saco".
 * Nobody says that a kilo is a fiftieth of a sack.
 */
record Equivalence(Quantity ofUnit, Quantity ofOther) {

    private static final int DECIMALS = 3;

    /** @param factor others per unit */
    static Equivalence of(Factor factor) {
        Quantity others = exact(factor);
        Quantity units = exact(factor.inverse());
        if (others != null && (units == null || factor.numerator() >= factor.denominator())) {
            return new Equivalence(Quantity.of(1), others);
        }
        return units != null
                ? new Equivalence(units, Quantity.of(1))
                : new Equivalence(Quantity.of(factor.denominator()), Quantity.of(factor.numerator()));
    }

    private static @Nullable Quantity exact(Factor factor) {
        BigDecimal scaled = BigDecimal.valueOf(factor.numerator()).movePointRight(DECIMALS);
        BigDecimal[] parts = scaled.divideAndRemainder(BigDecimal.valueOf(factor.denominator()));
        return parts[1].signum() == 0 ? new Quantity(parts[0].movePointLeft(DECIMALS)) : null;
    }
}
