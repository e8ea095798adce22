package br.com.basecommerce.construction.quotes;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What somebody decided when another customer or job site would move prices: which lines follow. The others keep what they
 * cost, also where a rule had given it.
 */
record PriceDecision(Set<UUID> following) implements Function<QuoteLine, LineInput> {

    PriceDecision {
        following = Set.copyOf(following);
    }

    @Override
    public LineInput apply(QuoteLine place) {
        LineInput line = LineInput.of(place.line());
        boolean follows = line.productId() != null && following.contains(place.id());
        return line.withPrice(follows ? null : place.line().unitPrice(), line.discount());
    }
}
