package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.util.List;

/** What a store taught us by buying more or less than we suggested (engines.md section 2.5). */
final class Correction {

    static final double NONE = 1;

    private static final int MIN_ANSWERS = 3;
    private static final double NEAR_LOW = 0.8;
    private static final double NEAR_HIGH = 1.2;
    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 2.0;

    /** One accepted suggestion; both quantities in stock units, suggested above zero. */
    record Bought(BigDecimal suggested, BigDecimal actual) {

        double ratio() {
            return actual.doubleValue() / suggested.doubleValue();
        }
    }

    private Correction() {}

    /** @param answers the product's last accepted suggestions, at most five */
    static double factor(List<Bought> answers) {
        if (answers.size() < MIN_ANSWERS) {
            return NONE;
        }
        double median = new Sample(answers.stream().mapToDouble(Bought::ratio).toArray()).median();
        boolean near = median >= NEAR_LOW && median <= NEAR_HIGH;
        return near ? NONE : Math.clamp(median, LOWEST, HIGHEST);
    }
}
