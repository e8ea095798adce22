package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote was sent to its customer.
 *
 * @param total as printed, freight included
 * @param items catalogue lines only; may be empty
 */
public record QuoteSent(UUID quoteId, String number, int revision, UUID customerId, @Nullable UUID jobSiteId,
        UUID salespersonId, String channel, boolean directSale, Instant sentAt, LocalDate validUntil, Money total,
        List<QuotedItem> items) implements EventPayload {

    public static final String TYPE = "quote_sent";

    @Override
    public String eventType() {
        return TYPE;
    }
}
