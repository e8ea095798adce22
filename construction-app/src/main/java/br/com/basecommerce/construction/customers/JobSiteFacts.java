package br.com.basecommerce.construction.customers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job site as other features and programs read it.
 *
 * @param preferredWindow {@code morning}, {@code afternoon} or {@code any}
 */
public record JobSiteFacts(UUID id, int version, Instant createdAt, Instant updatedAt, UUID customerId, String name,
        Address address, @Nullable String contactName, @Nullable String contactPhone, @Nullable UUID priceListId,
        String preferredWindow, boolean active) {}
