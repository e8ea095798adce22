package br.com.basecommerce.engines.stock;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a product sold on each store day.
 *
 * @param firstDay first day with a sale or a stock figure; null when there was none
 * @param sold stock units by day, returns taken off; days without a sale may be missing
 * @param soldOut days on which nothing could be sold, as nothing was on hand all day
 */
record SalesHistory(@Nullable LocalDate firstDay, Map<LocalDate, Double> sold, Set<LocalDate> soldOut) {

    /** Stock units sold on a day, never below zero. */
    double on(LocalDate day) {
        return Math.max(0, sold.getOrDefault(day, 0.0));
    }

    /** The days that count for a figure: known, closed before {@code asOf}, and with something to sell. */
    List<LocalDate> countedDays(LocalDate asOf, int windowDays) {
        if (firstDay == null || !firstDay.isBefore(asOf)) {
            return List.of();
        }
        LocalDate windowStart = asOf.minusDays(windowDays);
        LocalDate start = firstDay.isAfter(windowStart) ? firstDay : windowStart;
        return start.datesUntil(asOf).filter(day -> !soldOut.contains(day)).toList();
    }
}
