package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.Fulfilment;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order without its lines. */
public record OrderHeader(UUID id, int version, String number, OrderStatus status, @Nullable UUID quoteId,
        UUID customerId, @Nullable UUID jobSiteId, UUID salespersonId, Channel channel, Fulfilment fulfilment,
        @Nullable String driverNotes, Money total, Instant createdAt) {

    OrderHeader moved(OrderStatus next) {
        return new OrderHeader(id, version + 1, number, next, quoteId, customerId, jobSiteId, salespersonId, channel,
                fulfilment, driverNotes, total, createdAt);
    }
}
