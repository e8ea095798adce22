package br.com.basecommerce.engines.sales;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** By how much orders change the counts of products and of pairs: co-occurrence, nothing else is stored. */
final class BasketCounts {

    private final Map<UUID, Integer> products = new TreeMap<>(Pair.UNSIGNED);
    private final Map<Pair, Integer> pairs = new TreeMap<>();
    private int orders;

    /** Takes in that an order counted with some products before and counts with more now. */
    void add(Set<UUID> before, Set<UUID> after) {
        if (before.isEmpty() && !after.isEmpty()) {
            orders++;
        }
        for (UUID product : after) {
            if (!before.contains(product)) {
                products.merge(product, 1, Integer::sum);
            }
            for (UUID other : after) {
                boolean isNew = !before.contains(product) || !before.contains(other);
                if (isNew && Pair.UNSIGNED.compare(product, other) < 0) {
                    pairs.merge(new Pair(product, other), 1, Integer::sum);
                }
            }
        }
    }

    int orders() {
        return orders;
    }

    Map<UUID, Integer> products() {
        return products;
    }

    Map<Pair, Integer> pairs() {
        return pairs;
    }
}
