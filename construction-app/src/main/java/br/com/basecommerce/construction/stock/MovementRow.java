package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One movement, as it was written. */
record MovementRow(UUID id, UUID productId, String productName, Unit stockUnit, String type, Quantity quantity,
        Quantity onHandBefore, Quantity onHandAfter, @Nullable String reason, @Nullable String referenceType,
        @Nullable UUID referenceId, @Nullable String note, Instant createdAt, @Nullable UUID createdBy) {}
