package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;

/** Days on which nothing could be sold, because nothing was on hand from morning to evening. */
final class SoldOutDays {

    /** What the figures of a day say: the highest one, and the last. */
    record Figures(BigDecimal highest, BigDecimal closing) {}

    private SoldOutDays() {}

    /**
     * The sold-out days before {@code until}. A day without figures stays as the one before ended; before the first
     * figure nobody knows, so those days count as any other.
     */
    static Set<LocalDate> before(LocalDate until, NavigableMap<LocalDate, Figures> figures) {
        Set<LocalDate> soldOut = new HashSet<>();
        boolean emptyAtOpening = false;
        for (var entry : figures.headMap(until, false).entrySet()) {
            if (emptyAtOpening && entry.getValue().highest().signum() <= 0) {
                soldOut.add(entry.getKey());
            }
            emptyAtOpening = entry.getValue().closing().signum() <= 0;
            if (emptyAtOpening) {
                LocalDate next = figures.higherKey(entry.getKey());
                LocalDate end = next == null || next.isAfter(until) ? until : next;
                entry.getKey().plusDays(1).datesUntil(end).forEach(soldOut::add);
            }
        }
        return soldOut;
    }
}
