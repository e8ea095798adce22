package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.quotes.QuoteView.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A quote as lists show it; its lines are not read. */
record QuoteRow(UUID id, int version, String number, int revision, QuoteStatus status, @Nullable Named customer,
        @Nullable Named jobSite, Named salesperson, @Nullable ReleaseStatus releaseStatus, Money total,
        @Nullable LocalDate validUntil, @Nullable Instant sentAt, Instant createdAt, Instant updatedAt) {}
