package br.com.basecommerce.engines.stock;

import br.com.basecommerce.common.values.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A product on the shelf with all that its alerts need: who it is, what is there, how it sells, when to buy.
 *
 * @param watched active and stock-controlled: what is not watched has no alert
 * @param demand stock units a day, as people read it
 * @param forecast stock units a day, as the formulas use it
 */
record ShelfProduct(UUID id, String name, Unit unit, boolean wholeUnits, BigDecimal packQuantity, boolean watched,
        StockPosition position, StockLimits limits, double demand, double forecast, double leadTimeDays, char abcClass,
        Seen activity) {

    LocalDate firstDay() {
        return activity.firstDay();
    }
}
