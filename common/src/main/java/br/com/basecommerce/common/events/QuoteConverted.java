package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote became an order.
 *
 * @param total as printed, freight included
 * @param items catalogue lines only; empty when every line is free text
 */
public record QuoteConverted(UUID quoteId, String number, int revision, UUID orderId, UUID customerId,
        @Nullable UUID jobSiteId, UUID salespersonId, String channel, boolean directSale, Instant convertedAt,
        Money total, List<QuotedItem> items) implements EventPayload {

    public static final String TYPE = "quote_converted";

    @Override
    public String eventType() {
        return TYPE;
    }
}
