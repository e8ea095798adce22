package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The level of one product; all zero where nothing moved yet.
 *
 * @param updatedAt null where nothing moved yet
 */
record StockRow(UUID productId, @Nullable String productCode, String productName, Unit stockUnit,
        boolean fractionAllowed, Quantity onHand, Quantity reserved, Quantity available, Quantity backordered,
        Quantity incoming, int version, @Nullable Instant updatedAt, @JsonIgnore String sortName) {}
