package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What was on hand of a product on a store day.
 *
 * @param highestOnHand of the figures reported that day
 * @param closingOnHand the figure with the highest version
 */
record StockDay(ProductDay key, BigDecimal highestOnHand, long closingVersion, UUID closingEventId,
        BigDecimal closingOnHand) {

    /** Both together, in whatever order they came. */
    StockDay with(StockDay other) {
        boolean later = other.closingVersion > closingVersion
                || other.closingVersion == closingVersion && other.closingEventId.compareTo(closingEventId) > 0;
        StockDay last = later ? other : this;
        return new StockDay(key, highestOnHand.max(other.highestOnHand), last.closingVersion, last.closingEventId,
                last.closingOnHand);
    }
}
