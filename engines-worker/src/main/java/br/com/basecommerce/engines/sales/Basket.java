package br.com.basecommerce.engines.sales;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * All products of one order, over all its hand-overs; what came back stays in it.
 *
 * @param lastSoldOn store day of the latest hand-over
 */
record Basket(UUID orderId, UUID customerId, LocalDate lastSoldOn, Set<UUID> products) {

    Basket with(Basket later) {
        Set<UUID> all = new TreeSet<>(Pair.UNSIGNED);
        all.addAll(products);
        all.addAll(later.products);
        LocalDate last = lastSoldOn.isAfter(later.lastSoldOn) ? lastSoldOn : later.lastSoldOn;
        return new Basket(orderId, customerId, last, all);
    }

    /** What counts of it: all its products from the first day of the window on, else nothing. */
    Set<UUID> counted(LocalDate windowStart) {
        return lastSoldOn.isBefore(windowStart) ? Set.of() : products;
    }
}
