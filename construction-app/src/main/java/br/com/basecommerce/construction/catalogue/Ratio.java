package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.BrazilianNumber;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An exact fraction out of two numbers that people typed, with decimals where they say it so: 1,44 in 1 is 144/100. */
record Ratio(int above, int below) {

    /** What {@link ProductForm#factor} refuses with the field's own message. */
    private static final Ratio REFUSED = new Ratio(0, 1);

    /** A blank field counts as one. */
    static Ratio of(@Nullable String above, @Nullable String below) {
        return parse(above) instanceof BigDecimal numerator && parse(below) instanceof BigDecimal denominator
                ? of(numerator, denominator)
                : REFUSED;
    }

    private static Ratio of(BigDecimal above, BigDecimal below) {
        int decimals = Math.max(0, Math.max(above.stripTrailingZeros().scale(), below.stripTrailingZeros().scale()));
        try {
            return new Ratio(above.movePointRight(decimals).intValueExact(),
                    below.movePointRight(decimals).intValueExact());
        } catch (ArithmeticException tooLarge) {
            return REFUSED;
        }
    }

    private static @Nullable BigDecimal parse(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return BigDecimal.ONE;
        }
        return BrazilianNumber.parse(typed).toOptional().orElse(null);
    }
}
