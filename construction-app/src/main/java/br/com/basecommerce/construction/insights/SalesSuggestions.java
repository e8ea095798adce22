package br.com.basecommerce.construction.insights;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the sales engine would offer besides. */
@Component
public class SalesSuggestions {

    private final SalesInsights insights;

    SalesSuggestions(SalesInsights insights) {
        this.insights = insights;
    }

    /**
     * At most three for a quote with these products, best first: complements and substitutes of what is in it, and habits
     * of the customer. Empty when the engine has nothing to say, is late or absent: it never holds up a quote.
     */
    public List<SalesSuggestion> forCart(Collection<UUID> productIds, @Nullable UUID customerId) {
        return insights.forCart(productIds, customerId);
    }
}
