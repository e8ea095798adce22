package br.com.basecommerce.construction.customers;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What quotes and orders need to know of a customer.
 *
 * @param document bare; null while none is known
 * @param creditLimit null: no limit
 * @param blockedReason null: not blocked
 */
public record CustomerFacts(UUID id, int version, CustomerKind kind, String name, @Nullable String tradeName,
        @Nullable String document, @Nullable String email, @Nullable String phone, Address address,
        @Nullable String notes, boolean walkIn,
        @Nullable UUID priceListId, @Nullable BigDecimal creditLimit, BigDecimal receivableBalance,
        @Nullable String blockedReason, boolean active) {

    public boolean isBlocked() {
        return blockedReason != null;
    }
}
