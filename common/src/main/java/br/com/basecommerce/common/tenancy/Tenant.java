package br.com.basecommerce.common.tenancy;

import java.time.ZoneId;

/**
 * The store for which a request, job or event is handled.
 *
 * @param slug the DNS label of its address, {@code slug.basecommerce.com.br}
 * @param zone where its days begin and end; "today" is always a day of this zone
 */
public record Tenant(TenantId id, String slug, ZoneId zone) {

    public static final ZoneId DEFAULT_ZONE = ZoneId.of("America/Sao_Paulo");
}
