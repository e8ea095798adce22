package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.catalogue.ProductFacts;
import br.com.basecommerce.construction.catalogue.Products;
import br.com.basecommerce.construction.catalogue.UnitTerms;
import br.com.basecommerce.construction.customers.Customers;
import br.com.basecommerce.construction.customers.JobSites;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.GeneralDiscount;
import br.com.basecommerce.construction.documents.Totals;
import br.com.basecommerce.construction.orders.PlacedOrder;
import br.com.basecommerce.construction.orders.PlacingOrders;
import br.com.basecommerce.construction.quotes.QuoteView.Named;
import br.com.basecommerce.construction.stock.Availability;
import br.com.basecommerce.construction.store.StoreCalendar;
import br.com.basecommerce.construction.store.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows one quote with everything its reader may know; the number of queries does not grow with its lines. */
@Service
@Transactional(readOnly = true)
class Reading {

    private final QuoteStore quotes;
    private final Limits limits;
    private final Products products;
    private final Customers customers;
    private final JobSites sites;
    private final Users users;
    private final Availability availability;
    private final PlacingOrders orders;
    private final StoreCalendar calendar;

    Reading(QuoteStore quotes, Limits limits, Products products, Customers customers, JobSites sites, Users users,
            Availability availability, PlacingOrders orders, StoreCalendar calendar) {
        this.quotes = quotes;
        this.limits = limits;
        this.products = products;
        this.customers = customers;
        this.sites = sites;
        this.users = users;
        this.availability = availability;
        this.orders = orders;
        this.calendar = calendar;
    }

    /** @throws ProblemException not-found, for a quote that is not there or not this user's to see */
    public void require(UUID id, CurrentUser user) {
        quotes.visible(id, user);
    }

    public QuoteView view(UUID id, CurrentUser user) {
        return view(quotes.visible(id, user), user);
    }

    private QuoteView view(Quote quote, CurrentUser user) {
        QuoteRights rights = quotes.rights(user);
        List<UUID> productIds = Limits.productsOf(quote);
        Map<UUID, ProductFacts> known = products.find(productIds);
        List<LineJudgement> judgements = limits.judge(quote, known, rights.policy());
        Map<UUID, Quantity> available = user.may(Permission.STOCK_AVAILABILITY)
                ? availability.of(productIds)
                : Map.of();
        QuoteStatus effective = quote.effectiveStatus(calendar.today());
        boolean releaseNeeded = !quote.isReleased() && !Limits.reasons(judgements).isEmpty();
        Set<QuoteAction> allowed = rights.allowed(quote, effective, releaseNeeded);
        boolean seesCost = user.may(Permission.COST_VIEW);
        QuoteHeader header = quote.header();
        Totals totals = quote.totals();
        return new QuoteView(quote.id(), quote.version(), quote.number(), quote.revision(), effective,
                customer(header.customerId()), site(header.jobSiteId()), salesperson(quote.salespersonId()),
                quote.channel(), quote.directSale(), header.fulfilment(), header.window(), header.wantedDate(),
                header.validityDays(), quote.validUntil(), quote.releaseStatus(),
                lines(quote, known, judgements, available, seesCost), totals.subtotal(), header.discount().mode(),
                percent(header, totals), totals.discountAmount(), header.freightAmount(), header.freightReason(),
                totals.total(), header.customerNotes(), header.internalNotes(), header.driverNotes(),
                quote.createdAt(), quote.updatedAt(), quote.sentAt(),
                effective == QuoteStatus.CONVERTED
                        ? orders.ofQuote(quote.id()).map(PlacedOrder::id).orElse(null)
                        : null,
                allowed);
    }

    /** The typed percentage; of a target the one it comes to. */
    private static Percentage percent(QuoteHeader header, Totals totals) {
        return header
                .discount() instanceof GeneralDiscount.Percent(var typed)
                        ? typed
                        : totals.discountPercent();
    }

    private List<QuoteView.Line> lines(Quote quote, Map<UUID, ProductFacts> known, List<LineJudgement> judgements,
            Map<UUID, Quantity> available, boolean seesCost) {
        List<QuoteView.Line> lines = new ArrayList<>();
        for (QuoteLine place : quote.lines()) {
            DocumentLine line = place.line();
            ProductFacts product = line.productId() == null ? null : known.get(line.productId());
            Quantity left = line.productId() == null ? null : available.get(line.productId());
            lines.add(new QuoteView.Line(place.id(), line.position(), line.productId(), line.description(),
                    line.productCode(), line.enteredQuantity(), line.enteredUnit(), line.wastePercent(),
                    line.stockQuantity(), line.stockUnit(), line.priceQuantity(), line.priceUnit(), line.rulePrice(),
                    line.priceRule(), line.unitPrice(), line.discountPercent(), line.lineTotal(), left,
                    hint(left, line.stockQuantity()), seesCost ? line.unitCost() : null, line.note(),
                    judgements.get(lines.size()), units(line, product), surplus(line, product)));
        }
        return lines;
    }

    private static @Nullable String hint(@Nullable Quantity available, Quantity wanted) {
        if (available == null) {
            return null;
        }
        return available.compareTo(wanted) >= 0 ? "enough" : available.isPositive() ? "partial" : "none";
    }

    private static List<Unit> units(DocumentLine line, @Nullable ProductFacts product) {
        return product == null
                ? List.of(line.enteredUnit())
                : product.sellUnits().stream().map(UnitTerms::unit).toList();
    }

    /** What closed packages hold beyond what was asked for, in the entered unit; null when there is nothing to tell. */
    private static @Nullable Quantity surplus(DocumentLine line, @Nullable ProductFacts product) {
        return product == null || line.enteredUnit() == line.stockUnit() && line.wastePercent().isZero()
                ? null
                : product.in(line.enteredUnit())
                        .map(terms -> product.units().surplus(line.stockQuantity(), line.enteredQuantity(),
                                line.wastePercent(), terms.factor()))
                        .orElse(null);
    }

    private @Nullable Named customer(@Nullable UUID id) {
        return id == null
                ? null
                : customers.find(id).map(customer -> new Named(customer.id(), customer.name())).orElse(null);
    }

    private @Nullable Named site(@Nullable UUID id) {
        return id == null ? null : sites.find(id).map(site -> new Named(site.id(), site.name())).orElse(null);
    }

    private Named salesperson(UUID id) {
        return new Named(id, users.namesById(List.of(id)).getOrDefault(id, ""));
    }
}
