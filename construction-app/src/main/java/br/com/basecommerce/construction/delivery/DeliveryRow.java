package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in a list.
 *
 * @param lacking how many of its lines wait for goods
 * @param allowedActions what this user may do now
 */
record DeliveryRow(UUID id, int version, String number, DeliveryKind kind, DeliveryStatus status,
        @Nullable String result, UUID orderId, String orderNumber, UUID customerId, String customerName,
        @Nullable String jobSiteName, @Nullable LocalDate scheduledDate, DeliveryWindow window,
        @Nullable LocalTime scheduledTime, String priority, Address address, @Nullable String contactName,
        @Nullable String contactPhone, @Nullable UUID driverId, Quantity weightKg, boolean weightIncomplete,
        int attempts, @Nullable Instant departedAt, @Nullable Instant arrivedAt, @Nullable Instant completedAt,
        boolean recordedManually, @Nullable String manualReason, @Nullable String notes, int lacking,
        Instant createdAt, Instant updatedAt, List<String> allowedActions) {

    record Address(@Nullable String street, @Nullable String streetNumber, @Nullable String complement,
            @Nullable String district, @Nullable String city, @Nullable String state, @Nullable String postalCode,
            @Nullable BigDecimal latitude, @Nullable BigDecimal longitude, @Nullable String accessNotes) {}

    public boolean allows(String action) {
        return allowedActions.contains(action);
    }
}
