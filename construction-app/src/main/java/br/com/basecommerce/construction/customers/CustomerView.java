package br.com.basecommerce.construction.customers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as the REST interface answers it. */
record CustomerView(UUID id, int version, Instant createdAt, Instant updatedAt, CustomerKind kind, String name,
        @Nullable String tradeName, @Nullable String document, @Nullable String email, @Nullable String phone,
        @Nullable String phone2, Address address, @Nullable String notes, boolean walkIn, @Nullable UUID priceListId,
        CatalogueMode catalogueMode, @Nullable String creditLimit, String receivableBalance,
        @Nullable Instant blockedAt, @Nullable String blockedReason, boolean active) {}
