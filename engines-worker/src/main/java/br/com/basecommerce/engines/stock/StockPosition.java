package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The quantities of a product in stock units, as the vertical last reported them. */
record StockPosition(BigDecimal onHand, BigDecimal reserved, BigDecimal backordered, BigDecimal incoming) {

    /** What may be sold today. */
    BigDecimal available() {
        return onHand.subtract(reserved);
    }

    /** What is there or comes, less what is promised: compared with the minimum. */
    BigDecimal total() {
        return available().add(incoming).subtract(backordered);
    }

    /** Days that the available goods last, two decimals; empty without a forecast. */
    Optional<BigDecimal> cover(double forecast) {
        if (forecast <= 0) {
            return Optional.empty();
        }
        return Optional.of(BigDecimal.valueOf(available().doubleValue() / forecast).setScale(2, RoundingMode.HALF_UP));
    }

    /** Whole days until nothing is left; empty without a forecast. */
    Optional<Integer> daysUntilRupture(double forecast) {
        return forecast <= 0
                ? Optional.empty()
                : Optional.of((int) Math.floor(available().doubleValue() / forecast));
    }
}
