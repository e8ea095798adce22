package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.events.Outbox;
import br.com.basecommerce.common.events.QuoteConverted;
import br.com.basecommerce.common.events.QuoteSent;
import br.com.basecommerce.common.events.QuotedItem;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.documents.DocumentLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the engines what was offered and what was bought, in the transaction in which it happened. */
@Component
class QuoteEvents {

    private final Outbox outbox;

    QuoteEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @param quote already written, so that its version is the one after the change */
    void sent(Quote quote, Instant at) {
        outbox.append(Quote.TYPE, quote.id(), quote.version(), at, new QuoteSent(quote.id(), quote.number(),
                quote.revision(), customer(quote), quote.jobSiteId(), quote.salespersonId(), quote.channel().code(),
                quote.directSale(), at, Objects.requireNonNull(quote.validUntil()), quote.totals().total(),
                items(quote)));
    }

    /** @param quote already written, so that its version is the one after the change */
    void converted(Quote quote, UUID order, Instant at) {
        outbox.append(Quote.TYPE, quote.id(), quote.version(), at, new QuoteConverted(quote.id(), quote.number(),
                quote.revision(), order, customer(quote), quote.jobSiteId(), quote.salespersonId(),
                quote.channel().code(), quote.directSale(), at, quote.totals().total(), items(quote)));
    }

    private static UUID customer(Quote quote) {
        return Objects.requireNonNull(quote.customerId());
    }

    private static List<QuotedItem> items(Quote quote) {
        List<Money> net = quote.totals().netLines();
        List<DocumentLine> lines = quote.documentLines();
        List<QuotedItem> items = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            DocumentLine line = lines.get(index);
            if (line.productId() instanceof UUID product) {
                items.add(new QuotedItem(line.position(), product, line.stockQuantity(), net.get(index),
                        line.suggestionId()));
            }
        }
        return items;
    }
}
