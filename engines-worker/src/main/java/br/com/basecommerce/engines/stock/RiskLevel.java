package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How near a product is to running out (engines.md section 2.3); later ones are worse. */
enum RiskLevel {

    LOW,
    MEDIUM,
    HIGH;

    /** The level of a position, first match; empty when nothing has to be done. */
    static Optional<RiskLevel> of(StockPosition position, BigDecimal minimum, double forecast, double leadTimeDays,
            int lowHorizonDays) {
        boolean belowMinimum = position.total().compareTo(minimum) < 0;
        boolean runsOutFirst = forecast > 0 && position.available().doubleValue() / forecast < leadTimeDays;
        boolean nothingLeft = position.available().signum() <= 0;
        if (belowMinimum) {
            return Optional.of(runsOutFirst || nothingLeft ? HIGH : MEDIUM);
        } else if (runsOutFirst) {
            return Optional.of(MEDIUM);
        }
        double ahead = position.total().doubleValue() - lowHorizonDays * forecast;
        return ahead < minimum.doubleValue() ? Optional.of(LOW) : Optional.empty();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable RiskLevel ofCode(@Nullable String code) {
        return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
    }
}
