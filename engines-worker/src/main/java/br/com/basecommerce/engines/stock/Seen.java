package br.com.basecommerce.engines.stock;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a product was first known of and last sold.
 *
 * @param lastSoldOn null when no sale is known
 */
record Seen(UUID productId, LocalDate firstDay, @Nullable LocalDate lastSoldOn) {

    static Seen known(UUID productId, LocalDate day) {
        return new Seen(productId, day, null);
    }

    static Seen sold(UUID productId, LocalDate day) {
        return new Seen(productId, day, day);
    }

    Seen with(Seen other) {
        LocalDate first = firstDay.isBefore(other.firstDay) ? firstDay : other.firstDay;
        return new Seen(productId, first, later(lastSoldOn, other.lastSoldOn));
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
