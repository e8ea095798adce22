package br.com.basecommerce.engines.sales;

import java.util.Comparator;
import java.util.UUID;

/** Two products of one order, the smaller id first, as the database compares ids. */
record Pair(UUID lower, UUID upper) implements Comparable<Pair> {

    static final Comparator<UUID> UNSIGNED = Comparator.comparing(UUID::getMostSignificantBits,
            Long::compareUnsigned).thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    static Pair of(UUID one, UUID other) {
        return UNSIGNED.compare(one, other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    @Override
    public int compareTo(Pair other) {
        return Comparator.comparing(Pair::lower, UNSIGNED).thenComparing(Pair::upper, UNSIGNED).compare(this, other);
    }
}
