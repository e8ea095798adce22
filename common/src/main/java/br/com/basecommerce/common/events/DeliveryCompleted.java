package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery came to its end.
 *
 * @param result in_full or with_divergence
 * @param routeId null at the counter
 * @param driverId null at the counter
 * @param onTime on the promised day or before; true when none was promised
 * @param inFull every line delivered as planned
 */
public record DeliveryCompleted(UUID deliveryId, UUID orderId, String kind, String result, @Nullable UUID routeId,
        @Nullable UUID driverId, Instant orderedAt, @Nullable Instant departedAt, @Nullable Instant arrivedAt,
        Instant completedAt, @Nullable LocalDate promisedDate, String window, boolean onTime, boolean inFull,
        boolean hasPhoto, boolean hasSignature, boolean recordedManually, List<Item> items) implements EventPayload {

    public static final String TYPE = "delivery_completed";

    @Override
    public String eventType() {
        return TYPE;
    }

    /**
     * One line of the delivery.
     *
     * @param productId null for a free-text item
     */
    public record Item(int line, @Nullable UUID productId, Quantity planned, Quantity delivered) {}
}
