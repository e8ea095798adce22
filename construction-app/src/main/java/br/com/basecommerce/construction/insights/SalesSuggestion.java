package br.com.basecommerce.construction.insights;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Unit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing more to offer, with its reason.
 *
 * @param id to answer it, and to be kept as {@code suggestion_id} of the line that comes of it
 * @param type {@code complementary}, {@code substitute} or {@code habit}
 * @param sourceProductId the product of the cart it comes from; null for a habit
 * @param basePrice per price unit
 * @param explanation the engine's sentence, in Portuguese
 */
public record SalesSuggestion(UUID id, String type, @Nullable UUID sourceProductId, UUID productId,
        String productName, Money basePrice, Unit priceUnit, String explanation) {}
