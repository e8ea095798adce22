package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Quantity;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody answered an insight.
 *
 * @param insightId for a sales pair: name-based id (version 5) of source and suggested product
 * @param kind alert type, replenishment, suggestion type, supplier_choice or route_plan
 * @param answer accepted, ignored or acknowledged
 * @param context what it was answered in, as {@code {"cart": […]}}
 */
public record InsightAnswered(UUID insightId, String engine, String kind, @Nullable UUID productId,
        @Nullable UUID sourceProductId, @Nullable UUID supplierId, String answer, @Nullable String reason,
        @Nullable String note, @Nullable Quantity suggestedQuantity, @Nullable Quantity actualQuantity,
        @Nullable Map<String, @Nullable Object> context, UUID answeredBy, Instant answeredAt) implements EventPayload {

    public static final String TYPE = "insight_answered";

    @Override
    public String eventType() {
        return TYPE;
    }
}
