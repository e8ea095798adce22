package br.com.basecommerce.construction.insights;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to buy, and how much.
 *
 * @param position what is there and on its way, minus what is owed; stock units
 * @param priority {@code high}, {@code medium} or {@code low}
 * @param explanation the engine's sentence, in Portuguese
 */
record Replenishment(UUID id, UUID productId, String productName, Unit stockUnit, Quantity suggestedQuantity,
        Quantity packQuantity, @Nullable Quantity position, @Nullable Quantity minimum, @Nullable Quantity maximum,
        String priority, @Nullable String abcClass, String explanation, String status, Instant createdAt,
        Instant updatedAt) {}
