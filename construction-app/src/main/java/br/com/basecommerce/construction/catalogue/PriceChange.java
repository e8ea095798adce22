package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change of a base price; {@code oldPrice} is null for the first price of a product. */
record PriceChange(UUID id, Instant createdAt, @Nullable UUID createdBy, @Nullable Money oldPrice, Money newPrice,
        String reason) {}
