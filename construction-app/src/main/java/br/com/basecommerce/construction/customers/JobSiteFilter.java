package br.com.basecommerce.construction.customers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** What the list of job sites may be narrowed by. */
record JobSiteFilter(@BindParam("customer_id") @Nullable UUID customerId, @Nullable String q, @Nullable Boolean active,
        @Nullable Integer limit, @Nullable String cursor, @Nullable Boolean count) {}
