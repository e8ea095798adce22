package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goods that bind money: more than is needed, or not sold at all. */
final class Surplus {

    private Surplus() {}

    /** Stock units above the maximum, once the tolerance is passed. */
    static Optional<BigDecimal> excess(StockPosition position, BigDecimal maximum, double tolerancePercent) {
        BigDecimal trigger = maximum.multiply(BigDecimal.valueOf(1 + tolerancePercent / 100));
        return position.available().compareTo(trigger) > 0
                ? Optional.of(position.available().subtract(maximum))
                : Optional.empty();
    }

    /** Since when an idle product has not sold; empty when it is not idle. */
    static Optional<LocalDate> idleSince(StockPosition position, LocalDate firstDay, @Nullable LocalDate lastSoldOn,
            LocalDate asOf, int idleDays) {
        LocalDate since = lastSoldOn == null ? firstDay : lastSoldOn;
        LocalDate limit = asOf.minusDays(idleDays);
        boolean idle = position.onHand().signum() > 0 && !firstDay.isAfter(limit) && !since.isAfter(limit);
        return idle ? Optional.of(since) : Optional.empty();
    }
}
