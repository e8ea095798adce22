package br.com.basecommerce.construction.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** What the list of customers may be narrowed by. */
record CustomerFilter(@Nullable String q, @Nullable String kind, @Nullable Boolean active, @Nullable String document,
        @BindParam("updated_since") @Nullable Instant updatedSince, @Nullable Integer limit, @Nullable String cursor,
        @Nullable Boolean count) {}
