package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something went wrong during a delivery.
 *
 * @param attemptFailed nothing was delivered at this visit
 * @param items differing lines; may be empty
 */
public record DeliveryOccurrenceRecorded(UUID occurrenceId, UUID deliveryId, UUID orderId, @Nullable UUID routeId,
        @Nullable UUID driverId, String type, boolean attemptFailed, Instant recordedAt, List<Item> items)
        implements
            EventPayload {

    public static final String TYPE = "delivery_occurrence_recorded";

    @Override
    public String eventType() {
        return TYPE;
    }

    /**
     * One line that differs.
     *
     * @param productId null for a free-text item
     */
    public record Item(@Nullable UUID productId, Quantity expected, Quantity delivered) {}
}
