package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** From statistics in {@code double} to numbers that people see. */
final class Rounding {

    /** Beyond it lies only what binary fractions add: 84.00000000000001 is 84, not 85. */
    private static final int NOISE_SCALE = 6;

    private Rounding() {}

    static BigDecimal up(double exact, int scale) {
        return BigDecimal.valueOf(exact).setScale(NOISE_SCALE, RoundingMode.HALF_UP).setScale(scale,
                RoundingMode.CEILING);
    }
}
