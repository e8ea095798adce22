package br.com.basecommerce.engines.stock;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/** One product on one store day. */
record ProductDay(UUID productId, LocalDate day) implements Comparable<ProductDay> {

    @Override
    public int compareTo(ProductDay other) {
        return Comparator.comparing(ProductDay::productId).thenComparing(ProductDay::day).compare(this, other);
    }
}
