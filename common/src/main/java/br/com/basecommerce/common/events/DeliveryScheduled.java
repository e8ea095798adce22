package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole plan of a delivery; made or changed.
 *
 * @param kind delivery, pickup or collection
 * @param address null for pick-ups
 * @param scheduledDate null while not planned
 * @param window morning, afternoon or any
 * @param priority high or normal
 * @param weightKg the known part
 * @param weightIncomplete whether a line has no weight
 */
public record DeliveryScheduled(UUID deliveryId, String number, UUID orderId, UUID customerId, @Nullable UUID jobSiteId,
        String kind, String status, @Nullable Address address, @Nullable LocalDate scheduledDate, String window,
        String priority, Quantity weightKg, boolean weightIncomplete, int linesCount, Instant orderedAt)
        implements
            EventPayload {

    public static final String TYPE = "delivery_scheduled";

    @Override
    public String eventType() {
        return TYPE;
    }

    /** The only personal data in any event: where the truck has to go; coordinates in degrees. */
    public record Address(@Nullable String street, @Nullable String streetNumber, @Nullable String complement,
            @Nullable String district, @Nullable String city, @Nullable String state, @Nullable String postalCode,
            @Nullable BigDecimal latitude, @Nullable BigDecimal longitude, @Nullable String accessNotes) {}
}
