package br.com.basecommerce.construction.catalogue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** What the list of products may be narrowed by; a customer or job site adds their prices. */
record ProductFilter(@Nullable String q, @BindParam("category_id") @Nullable UUID categoryId, @Nullable String brand,
        @Nullable Boolean active, @Nullable String code, @Nullable String ean,
        @BindParam("customer_id") @Nullable UUID customerId, @BindParam("job_site_id") @Nullable UUID jobSiteId,
        @Nullable Integer limit, @Nullable String cursor, @Nullable Boolean count) {

    boolean wantsPrices() {
        return customerId != null || jobSiteId != null;
    }
}
