package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as its order shows it.
 *
 * @param receiver who took the goods; null before
 * @param contents quantities by stock unit: 40 sacks, 2 m³
 * @param allowedActions what this user may do with it now
 */
public record DeliveryCard(UUID id, int version, String number, String kind, String status, @Nullable String result,
        @Nullable LocalDate scheduledDate, DeliveryWindow window, @Nullable LocalTime scheduledTime,
        @Nullable Instant completedAt, Quantity weightKg, boolean weightIncomplete, @Nullable String receiver,
        List<Content> contents, List<String> allowedActions) {

    /** @param unit the stock unit */
    public record Content(Unit unit, Quantity quantity) {}

    public boolean allows(String action) {
        return allowedActions.contains(action);
    }
}
