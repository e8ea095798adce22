package br.com.basecommerce.common.tenancy;

import java.util.UUID;

/** Identity of one store; a type of its own, so that it is never passed where another id is due. */
public record TenantId(UUID value) {

    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
