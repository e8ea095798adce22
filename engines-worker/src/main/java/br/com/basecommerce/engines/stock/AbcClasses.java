package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Pareto's ranking: which few products make most of the value sold. */
final class AbcClasses {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal A_BELOW = BigDecimal.valueOf(80);
    private static final BigDecimal B_BELOW = BigDecimal.valueOf(95);
    private static final Comparator<Sold> BY_VALUE = Comparator.comparing(Sold::value).reversed();

    /** Value sold of an active product in the window, in reais. */
    record Sold(UUID productId, BigDecimal value) {}

    private AbcClasses() {}

    /** The class of each product: by the share of all value that better sellers make before it. */
    static Map<UUID, Character> of(List<Sold> products) {
        BigDecimal total = total(products);
        Map<UUID, Character> classes = new HashMap<>();
        BigDecimal before = BigDecimal.ZERO;
        for (Sold product : products.stream().sorted(BY_VALUE.thenComparing(Sold::productId)).toList()) {
            classes.put(product.productId(), classOf(product, before, total));
            before = before.add(product.value());
        }
        return classes;
    }

    /** Value sold of all together; returns that outweigh sales count as nothing. */
    static BigDecimal total(List<Sold> products) {
        return products.stream().map(product -> product.value().max(BigDecimal.ZERO)).reduce(BigDecimal.ZERO,
                BigDecimal::add);
    }

    private static char classOf(Sold product, BigDecimal before, BigDecimal total) {
        if (product.value().signum() <= 0) {
            return 'C';
        }
        BigDecimal share = before.multiply(HUNDRED);
        return share.compareTo(total.multiply(A_BELOW)) < 0
                ? 'A'
                : share.compareTo(total.multiply(B_BELOW)) < 0
                        ? 'B'
                        : 'C';
    }
}
