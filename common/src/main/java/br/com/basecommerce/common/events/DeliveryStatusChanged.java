package br.com.basecommerce.common.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery took another step than those with events of their own.
 *
 * @param attempt attempts so far
 */
public record DeliveryStatusChanged(UUID deliveryId, UUID orderId, @Nullable UUID routeId, @Nullable UUID driverId,
        String oldStatus, String newStatus, int attempt, Instant changedAt, @Nullable UUID changedBy)
        implements
            EventPayload {

    public static final String TYPE = "delivery_status_changed";

    @Override
    public String eventType() {
        return TYPE;
    }
}
