package br.com.basecommerce.construction.insights;

import br.com.basecommerce.common.values.Quantity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person makes of an insight.
 *
 * @param answer {@code accepted}, {@code ignored} or {@code acknowledged}
 * @param reason why it was ignored
 * @param kind type of a sales suggestion; null for insights of the stock
 * @param productId suggested product of a sales suggestion
 * @param sourceProductId product of the cart that a sales suggestion came from
 * @param customerId whose habit a sales suggestion is
 */
record InsightAnswer(String answer, @Nullable String reason, @Nullable String note, @Nullable Quantity actualQuantity,
        @Nullable String kind, @Nullable UUID productId, @Nullable UUID sourceProductId, @Nullable UUID customerId) {}
