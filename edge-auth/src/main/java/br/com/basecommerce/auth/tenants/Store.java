package br.com.basecommerce.auth.tenants;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantId;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A store as the operator knows it.
 *
 * @param document CPF or CNPJ without punctuation; null: not given
 * @param features modules switched on or off; a missing one is on
 */
public record Store(UUID id, String slug, String name, String legalName, @Nullable String document, String email,
        @Nullable String phone, String timeZone, Map<String, Boolean> features, boolean active) {

    public Tenant tenant() {
        return new Tenant(new TenantId(id), slug, ZoneId.of(timeZone));
    }

    Store withActive(boolean nowActive) {
        return new Store(id, slug, name, legalName, document, email, phone, timeZone, features, nowActive);
    }
}
