package br.com.basecommerce.construction.quotes;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of quotes is asked for; null asks nothing.
 *
 * @param q number, customer, document or job site
 * @param status with expiry taken into account
 * @param sentFrom store day, included, as {@code sentTo}
 */
record QuoteFilter(@Nullable String q, List<QuoteStatus> status, @Nullable UUID customerId,
        @Nullable UUID salespersonId, @Nullable ReleaseStatus releaseStatus, @Nullable LocalDate sentFrom,
        @Nullable LocalDate sentTo, @Nullable LocalDate expiresBefore) {

    QuoteFilter {
        status = List.copyOf(status);
    }

    QuoteFilter with(List<QuoteStatus> other, @Nullable ReleaseStatus release) {
        return new QuoteFilter(q, other, customerId, salespersonId, release, sentFrom, sentTo, expiresBefore);
    }
}
