package br.com.basecommerce.construction.insights;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something about the stock that somebody should know.
 *
 * @param type {@code rupture}, {@code excess} or {@code idle}
 * @param riskLevel only of ruptures
 * @param value in reais; null for who may not see costs
 * @param explanation the engine's sentence, in Portuguese
 * @param suggestedQuantity what to buy against it, stock units; null when the engine suggests nothing
 * @param suggestionId the replenishment suggestion of the product; null when there is none
 */
public record StockAlert(UUID id, UUID productId, String productName, Unit stockUnit, String type,
        @Nullable String riskLevel, @Nullable Quantity available, @Nullable Quantity minimum,
        @Nullable Quantity maximum, @Nullable Integer daysUntilRupture, @Nullable Quantity excessQuantity,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money value, String explanation, String status,
        @Nullable UUID suggestionId, @Nullable Quantity suggestedQuantity, Instant createdAt, Instant updatedAt) {}
