package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.values.Document;
import br.com.basecommerce.common.values.Phone;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as the REST interface answers it. */
record CustomerView(UUID id, int version, Instant createdAt, Instant updatedAt, CustomerKind kind, String name,
        @Nullable String tradeName, @Nullable String document, @Nullable String email, @Nullable String phone,
        @Nullable String phone2, Address address, @Nullable String notes, boolean walkIn, @Nullable UUID priceListId,
        CatalogueMode catalogueMode, @Nullable String creditLimit, String receivableBalance,
        @Nullable Instant blockedAt, @Nullable String blockedReason, boolean active) {

    /** With its mask, for people. */
    @JsonIgnore
    public @Nullable String getDocumentShown() {
        return document == null ? null : Document.of(document).display();
    }

    /** As people write it. */
    @JsonIgnore
    public @Nullable String getPhoneShown() {
        return phone == null ? null : new Phone(phone).display();
    }
}
