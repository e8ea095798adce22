package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Scope;
import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.common.values.SearchText;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.customers.CustomerFacts;
import br.com.basecommerce.construction.customers.Customers;
import br.com.basecommerce.construction.customers.JobSiteFacts;
import br.com.basecommerce.construction.customers.JobSites;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.documents.DocumentKind;
import br.com.basecommerce.construction.documents.DocumentNumbers;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.documents.GeneralDiscount;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Typed;
import br.com.basecommerce.construction.history.StatusChanges;
import br.com.basecommerce.construction.quotes.LineWriting.Buyer;
import br.com.basecommerce.construction.quotes.LineWriting.Wanted;
import br.com.basecommerce.construction.store.StoreCalendar;
import br.com.basecommerce.common.values.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins drafts and changes them, line by line or as a whole. */
@Service
@Transactional
class Editing {

    private static final int MOST_LINES = 500;

    private final QuoteStore quotes;
    private final LineWriting writing;
    private final Customers customers;
    private final JobSites sites;
    private final DocumentNumbers numbers;
    private final StatusChanges history;
    private final Releases releases;
    private final Forms forms;
    private final StoreCalendar calendar;
    private final QuotePolicies policies;

    Editing(QuoteStore quotes, LineWriting writing, Customers customers, JobSites sites, DocumentNumbers numbers,
            StatusChanges history, Releases releases, Forms forms, StoreCalendar calendar, QuotePolicies policies) {
        this.quotes = quotes;
        this.writing = writing;
        this.customers = customers;
        this.sites = sites;
        this.numbers = numbers;
        this.history = history;
        this.releases = releases;
        this.forms = forms;
        this.calendar = calendar;
        this.policies = policies;
    }

    /** What a new quote is before anybody decided anything. */
    public QuoteHeader usual(boolean directSale) {
        return new QuoteHeader(null, null, directSale ? Fulfilment.PICKUP : Fulfilment.DELIVERY, DeliveryWindow.ANY,
                null, GeneralDiscount.NONE, Money.ZERO, null, policies.current().validityDays(), null, null, null);
    }

    public Quote begin(QuoteHeader header, List<LineInput> lines, boolean directSale, CurrentUser user) {
        Draft draft = check(header);
        var placed = writing.write(lines.stream().map(line -> Wanted.writing(null, line)).toList(),
                buyer(header, user));
        Channel channel = user.scope() == Scope.SESSION ? Channel.COUNTER : Channel.API;
        Quote quote = new Quote(numbers.next(DocumentKind.QUOTE), user.id(), channel, directSale,
                header.validityDays(), calendar.now());
        quotes.add(quote);
        quote.describe(header, calendar.now());
        quote.arrange(placed, calendar.now(), user.id());
        settle(quote, draft);
        history.record(Quote.TYPE, quote.id(), null, quote.status().code(), channel.code(), null, null, user.id(),
                user.name());
        return quotes.written(quote);
    }

    /** Changes the conditions; another customer or site means the prices of that one, except where one was typed. */
    public Quote describe(UUID id, @Nullable Integer seen, UnaryOperator<QuoteHeader> edit, CurrentUser user) {
        return describe(id, seen, edit, (QuoteLine line) -> LineInput.of(line.line()), user);
    }

    /** The same for another customer or site, with the prices that somebody decided on. */
    public Quote describe(UUID id, UnaryOperator<QuoteHeader> edit, PriceDecision decision, CurrentUser user) {
        return describe(id, null, edit, decision, user);
    }

    private Quote describe(UUID id, @Nullable Integer seen, UnaryOperator<QuoteHeader> edit,
            Function<QuoteLine, LineInput> prices, CurrentUser user) {
        Quote quote = draft(id, seen, user);
        QuoteHeader before = quote.header();
        QuoteHeader header = edit.apply(before);
        if (header.equals(before)) {
            return quote;
        }
        Draft draft = check(header);
        boolean pending = quote.releaseStatus() == ReleaseStatus.PENDING;
        quote.describe(header, calendar.now());
        boolean otherPrices = !Objects.equals(header.customerId(), before.customerId())
                || !Objects.equals(header.jobSiteId(), before.jobSiteId());
        if (otherPrices && !quote.lines().isEmpty()) {
            arrange(quote, quote.lines().stream()
                    .map(line -> Wanted.writing(line.id(), prices.apply(line))).toList(), user);
        }
        return settled(quote, draft, pending);
    }

    public Quote replaceLines(UUID id, @Nullable Integer seen, List<LineInput> lines, CurrentUser user) {
        return change(id, seen, user, present -> lines.stream().map(line -> Wanted.writing(null, line)).toList());
    }

    /** @param position where to put it; null for the end */
    public Quote addLine(UUID id, LineInput line, @Nullable Integer position, @Nullable UUID lineId,
            CurrentUser user) {
        return change(id, null, user, present -> {
            List<Wanted> wanted = new ArrayList<>(rewriting(present, line.productId()));
            int place = position == null ? wanted.size() : Math.clamp(position - 1, 0, wanted.size());
            wanted.add(place, Wanted.writing(lineId, line));
            return wanted;
        });
    }

    public Quote changeLine(UUID id, @Nullable Integer seen, UUID lineId, UnaryOperator<LineInput> edit,
            CurrentUser user) {
        return change(id, seen, user, present -> {
            QuoteLine changed = present.stream().filter(line -> line.id().equals(lineId)).findFirst()
                    .orElseThrow(ProblemException::notFound);
            LineInput input = edit.apply(LineInput.of(changed.line()));
            return rewriting(present, changed.line().productId()).stream()
                    .map(wanted -> lineId.equals(wanted.id()) ? Wanted.writing(lineId, input) : wanted).toList();
        });
    }

    public Quote removeLine(UUID id, UUID lineId, CurrentUser user) {
        return change(id, null, user, present -> {
            Optional<QuoteLine> removed = present.stream().filter(line -> line.id().equals(lineId)).findFirst();
            return rewriting(present, removed.map(line -> line.line().productId()).orElse(null)).stream()
                    .filter(wanted -> !lineId.equals(wanted.id())).toList();
        });
    }

    private interface Rearrangement {
        List<Wanted> of(List<QuoteLine> present);
    }

    private Quote change(UUID id, @Nullable Integer seen, CurrentUser user, Rearrangement change) {
        Quote quote = draft(id, seen, user);
        boolean pending = quote.releaseStatus() == ReleaseStatus.PENDING;
        arrange(quote, change.of(quote.lines()), user);
        return settled(quote, null, pending);
    }

    /** The present lines; those of the product are written anew, as its quantity in the document changes. */
    private static List<Wanted> rewriting(List<QuoteLine> present, @Nullable UUID product) {
        return present.stream()
                .map(line -> product != null && product.equals(line.line().productId())
                        ? Wanted.writing(line.id(), LineInput.of(line.line()))
                        : Wanted.keeping(line))
                .toList();
    }

    private void arrange(Quote quote, List<Wanted> wanted, CurrentUser user) {
        if (wanted.size() > MOST_LINES) {
            Typed typed = forms.read();
            typed.refuse("lines", "too-many-lines", MOST_LINES);
            typed.check();
        }
        quote.arrange(writing.write(wanted, buyer(quote.header(), user)), calendar.now(), user.id());
        if (quote.totals().total().amount().compareTo(NumberBounds.MONEY.most()) > 0) {
            Typed typed = forms.read();
            typed.refuse("lines", Refusal.NUMBER_TOO_LARGE);
            typed.check();
        }
    }

    private Quote draft(UUID id, @Nullable Integer seen, CurrentUser user) {
        Quote quote = quotes.held(id, QuoteAction.EDIT, user);
        if (quote.status() != QuoteStatus.DRAFT) {
            throw Refused.transition(quote, quote.effectiveStatus(calendar.today()));
        }
        QuoteStore.requireVersion(quote, seen);
        return quote;
    }

    private Quote settled(Quote quote, @Nullable Draft draft, boolean pending) {
        if (draft != null) {
            settle(quote, draft);
        }
        if (pending && quote.releaseStatus() == ReleaseStatus.WITHDRAWN) {
            releases.withdraw(quote.id());
        }
        return quotes.written(quote);
    }

    /** The customer and site of a header that was found good. */
    private record Draft(@Nullable CustomerFacts customer, @Nullable JobSiteFacts site) {}

    private Draft check(QuoteHeader header) {
        Typed typed = forms.read();
        CustomerFacts customer = header.customerId() == null
                ? null
                : customers.find(header.customerId()).filter(CustomerFacts::active).orElse(null);
        if (header.customerId() != null && customer == null) {
            typed.refuse("customer_id", "customer-unavailable");
        }
        JobSiteFacts site = header.jobSiteId() == null
                ? null
                : sites.find(header.jobSiteId())
                        .filter(found -> found.customerId().equals(header.customerId())).orElse(null);
        if (header.jobSiteId() != null && site == null) {
            typed.refuse("job_site_id", "job-site-of-another");
        }
        typed.check();
        return new Draft(customer, site);
    }

    private static void settle(Quote quote, Draft draft) {
        List<String> words = new ArrayList<>();
        words.add(quote.number());
        if (draft.customer() != null) {
            words.add(draft.customer().name());
            words.add(Objects.requireNonNullElse(draft.customer().document(), ""));
        }
        if (draft.site() != null) {
            words.add(draft.site().name());
        }
        quote.findBy(SearchText.normalise(String.join(" ", words)));
    }

    private static Buyer buyer(QuoteHeader header, CurrentUser user) {
        return new Buyer(header.customerId(), header.jobSiteId(),
                user.may(br.com.basecommerce.common.identity.Permission.QUOTE_RELEASE));
    }
}
