package br.com.basecommerce.construction.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that came to its end.
 *
 * @param manualReason why it was recorded without the driver's proof; null at the counter
 */
record Completion(Delivery delivery, DeliveryResult result, List<HandedOver> goods, Instant at,
        @Nullable String manualReason) {}
