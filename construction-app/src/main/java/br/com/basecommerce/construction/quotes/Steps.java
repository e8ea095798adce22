package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.customers.CustomerFacts;
import br.com.basecommerce.construction.customers.Customers;
import br.com.basecommerce.construction.documents.CancellationReason;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.documents.Totals;
import br.com.basecommerce.construction.history.StatusChanges;
import br.com.basecommerce.construction.orders.OrderDraft;
import br.com.basecommerce.construction.orders.PlacedOrder;
import br.com.basecommerce.construction.orders.PlacingOrders;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of a quote, each in one transaction with its history and its events. A step whose goal is reached already changes
 * nothing, whatever version the caller has seen.
 */
@Service
@Transactional
class Steps {

    private final QuoteStore quotes;
    private final Guards guards;
    private final Revisions revisions;
    private final Releases releases;
    private final QuoteEvents events;
    private final StatusChanges history;
    private final PlacingOrders orders;
    private final Customers customers;
    private final StoreCalendar calendar;

    Steps(QuoteStore quotes, Guards guards, Revisions revisions, Releases releases, QuoteEvents events,
            StatusChanges history, PlacingOrders orders, Customers customers, StoreCalendar calendar) {
        this.quotes = quotes;
        this.guards = guards;
        this.revisions = revisions;
        this.releases = releases;
        this.events = events;
        this.history = history;
        this.orders = orders;
        this.customers = customers;
        this.calendar = calendar;
    }

    public Quote send(UUID id, @Nullable Integer seen, CurrentUser user) {
        Quote quote = quotes.held(id, QuoteAction.SUBMISSION, user);
        if (quote.status() == QuoteStatus.SENT) {
            return quote;
        }
        require(quote, QuoteAction.SUBMISSION, seen);
        return send(quote, user);
    }

    private Quote send(Quote quote, CurrentUser user) {
        guards.beforeSending(quote, quotes.rights(user));
        Instant now = now();
        quote.send(calendar.today(), now);
        quotes.written(quote);
        revisions.keep(quote);
        events.sent(quote, now);
        recorded(quote, QuoteStatus.DRAFT, quote.channel(), null, null, user);
        return quote;
    }

    /** @param revision the one the customer said yes to */
    public Quote approve(UUID id, @Nullable Integer seen, @Nullable Integer revision, Channel channel,
            @Nullable String name, @Nullable String note, CurrentUser user) {
        Quote quote = quotes.held(id, QuoteAction.APPROVAL, user);
        if (quote.status() == QuoteStatus.APPROVED) {
            return quote;
        }
        requireRevision(quote, revision);
        if (quote.effectiveStatus(calendar.today()) != QuoteStatus.EXPIRED) {
            require(quote, QuoteAction.APPROVAL, seen);
        }
        return approve(quote, channel, name, note, user);
    }

    private Quote approve(Quote quote, Channel channel, @Nullable String name, @Nullable String note,
            CurrentUser user) {
        quote.approve(calendar.today(), channel, name, now());
        recorded(quote, QuoteStatus.SENT, channel, null, note, user);
        return quotes.written(quote);
    }

    public Quote reject(UUID id, @Nullable Integer seen, @Nullable Integer revision, RejectionReason reason,
            @Nullable String note, CurrentUser user) {
        Quote quote = quotes.held(id, QuoteAction.REJECTION, user);
        if (quote.status() == QuoteStatus.REJECTED) {
            return quote;
        }
        requireRevision(quote, revision);
        require(quote, QuoteAction.REJECTION, seen);
        quote.reject(calendar.today(), reason, Channel.COUNTER, now());
        recorded(quote, QuoteStatus.SENT, Channel.COUNTER, reason.code(), note, user);
        return quotes.written(quote);
    }

    public Quote extend(UUID id, @Nullable Integer seen, LocalDate until, CurrentUser user) {
        Quote quote = quotes.held(id, QuoteAction.EXTENSION, user);
        if (until.equals(quote.validUntil())) {
            return quote;
        }
        require(quote, QuoteAction.EXTENSION, seen);
        quote.extend(calendar.today(), until, now());
        return quotes.written(quote);
    }

    /** Back to a draft of the next version; the sent one stays as it was. */
    public Quote revise(UUID id, @Nullable Integer seen, @Nullable String reason, CurrentUser user) {
        Quote quote = quotes.held(id, QuoteAction.REVISIONS, user);
        require(quote, QuoteAction.REVISIONS, seen);
        QuoteStatus before = quote.effectiveStatus(calendar.today());
        quote.revise(calendar.today(), now());
        recorded(quote, before, null, reason, null, user);
        return quotes.written(quote);
    }

    public Quote cancel(UUID id, @Nullable Integer seen, CancellationReason reason, @Nullable String note,
            CurrentUser user) {
        Quote quote = quotes.held(id, QuoteAction.CANCELLATION, user);
        if (quote.status() == QuoteStatus.CANCELLED) {
            return quote;
        }
        require(quote, QuoteAction.CANCELLATION, seen);
        QuoteStatus before = quote.effectiveStatus(calendar.today());
        quote.cancel(calendar.today(), reason, now());
        releases.withdraw(id);
        recorded(quote, before, null, reason.code(), note, user);
        return quotes.written(quote);
    }

    /** @param isNew false when the order was there already */
    record Converted(PlacedOrder order, boolean isNew) {}

    public Converted convert(UUID id, @Nullable Integer seen, Conversion conversion, CurrentUser user) {
        Quote quote = quotes.held(id, QuoteAction.CONVERSION, user);
        Optional<PlacedOrder> placed = orders.ofQuote(id);
        if (placed.isPresent()) {
            return new Converted(placed.get(), false);
        }
        require(quote, QuoteAction.CONVERSION, seen);
        return new Converted(convert(quote, conversion, user), true);
    }

    /** Sends, approves and converts in one: the customer stands at the counter. */
    public Converted sell(UUID id, @Nullable Integer seen, Conversion conversion, CurrentUser user) {
        Quote quote = quotes.held(id, QuoteAction.SALE, user);
        Optional<PlacedOrder> placed = orders.ofQuote(id);
        if (placed.isPresent()) {
            return new Converted(placed.get(), false);
        }
        require(quote, QuoteAction.SALE, seen);
        quote.sellDirectly();
        send(quote, user);
        approve(quote, Channel.COUNTER, null, null, user);
        return new Converted(convert(quote, conversion, user), true);
    }

    private PlacedOrder convert(Quote quote, Conversion conversion, CurrentUser user) {
        Fulfilment fulfilment = Objects.requireNonNullElse(conversion.fulfilment(), quote.header().fulfilment());
        guards.beforeConverting(quote, fulfilment, quotes.rights(user));
        Instant now = now();
        quote.convert(now);
        quotes.written(quote);
        PlacedOrder order = orders.place(draft(quote, fulfilment, conversion));
        events.converted(quote, order.id(), now);
        recorded(quote, QuoteStatus.APPROVED, quote.channel(), null, null, user);
        return order;
    }

    private static OrderDraft draft(Quote quote, Fulfilment fulfilment, Conversion conversion) {
        QuoteHeader header = quote.header();
        Totals totals = quote.totals();
        List<DocumentLine> lines = quote.documentLines();
        return new OrderDraft(quote.id(), quote.revision(), Objects.requireNonNull(header.customerId()),
                header.jobSiteId(), quote.salespersonId(), quote.channel(), fulfilment, header.discount().mode(),
                totals.discountPercent(), header.freightAmount(), header.freightReason(), totals.subtotal(),
                totals.discountAmount(), totals.total(), header.customerNotes(), header.internalNotes(),
                header.driverNotes(), lines,
                conversion.scheduledDate() == null ? header.wantedDate() : conversion.scheduledDate(),
                Objects.requireNonNullElse(conversion.window(), header.window()), conversion.scheduledTime(),
                conversion.address(), conversion.choices());
    }

    /** The name to record for a yes at the counter when nobody gave one. */
    @Transactional(readOnly = true)
    public @Nullable String customerName(Quote quote) {
        return quote.customerId() == null
                ? null
                : customers.find(quote.customerId()).map(CustomerFacts::name).orElse(null);
    }

    private void require(Quote quote, QuoteAction action, @Nullable Integer seen) {
        QuoteStatus effective = quote.effectiveStatus(calendar.today());
        if (!action.startsFrom(effective)) {
            throw Refused.transition(quote, effective);
        }
        QuoteStore.requireVersion(quote, seen);
    }

    private static void requireRevision(Quote quote, @Nullable Integer revision) {
        if (revision != null && revision != quote.revision()) {
            throw ProblemException.of(ProblemType.REVISION_SUPERSEDED).with("current_revision", quote.revision());
        }
    }

    private void recorded(Quote quote, QuoteStatus before, @Nullable Channel channel, @Nullable String reason,
            @Nullable String note, CurrentUser user) {
        history.record(Quote.TYPE, quote.id(), before.code(), quote.status().code(),
                channel == null ? null : channel.code(), reason, note, user.id(), user.name());
    }

    private Instant now() {
        return calendar.now().truncatedTo(ChronoUnit.MICROS);
    }
}
