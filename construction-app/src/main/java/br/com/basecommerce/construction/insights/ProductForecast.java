package br.com.basecommerce.construction.insights;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the stock engine knows of a product.
 *
 * @param dailyDemand stock units a day, with four decimals
 * @param coverDays for how many days the available goods last
 * @param stockValue of what is on hand, at cost; only for who may see costs
 * @param computedAt when the engine last looked at the product
 */
record ProductForecast(UUID productId, String productName, Unit stockUnit, @Nullable String method,
        @Nullable String dailyDemand, @Nullable Quantity minimum, @Nullable Quantity maximum,
        @Nullable String coverDays, @Nullable Integer daysUntilRupture, @Nullable String abcClass,
        @Nullable Quantity onHand, @Nullable Quantity reserved, @Nullable Quantity backordered,
        @Nullable Quantity incoming, @Nullable Money stockValue, @Nullable Instant computedAt) {}
