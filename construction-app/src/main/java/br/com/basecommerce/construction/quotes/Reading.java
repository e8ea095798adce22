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
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.GeneralDiscount;
import br.com.basecommerce.construction.documents.Totals;
import br.com.basecommerce.construction.quotes.QuoteView.Named;
import br.com.basecommerce.construction.stock.Availability;
import br.com.basecommerce.construction.store.StoreCalendar;
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
    private final Surroundings surroundings;
    private final Availability availability;
    private final StoreCalendar calendar;

    Reading(QuoteStore quotes, Limits limits, Products products, Surroundings surroundings,
            Availability availability, StoreCalendar calendar) {
        this.quotes = quotes;
        this.limits = limits;
        this.products = products;
        this.surroundings = surroundings;
        this.availability = availability;
        this.calendar = calendar;
    }

    /** @throws ProblemException not-found, for a quote that is not there or not this user's to see */
    public void require(UUID id, CurrentUser user) {
        quotes.require(id, user);
    }

    public QuoteView view(UUID id, CurrentUser user) {
        QuoteRights rights = quotes.rights(user);
        Quote quote = quotes.visible(id, rights);
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
        Surroundings.Found around = surroundings.of(quote);
        return new QuoteView(quote.id(), quote.version(), quote.number(), quote.revision(), effective,
                around.customer(), around.customerDocument(), jobSite(header, around), around.jobSites(),
                around.salesperson(quote.salespersonId()),
                quote.channel(), quote.directSale(), header.fulfilment(), header.window(), header.wantedDate(),
                header.validityDays(), quote.validUntil(), quote.releaseStatus(),
                lines(quote, known, judgements, available, seesCost), totals.subtotal(), header.discount().mode(),
                percent(header, totals), totals.discountAmount(), header.freightAmount(), header.freightReason(),
                totals.total(), header.customerNotes(), header.internalNotes(), header.driverNotes(),
                quote.createdAt(), quote.updatedAt(), quote.sentAt(), around.orderId(), allowed);
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

    private static @Nullable Named jobSite(QuoteHeader header, Surroundings.Found around) {
        return around.jobSites().stream().filter(site -> site.id().equals(header.jobSiteId())).findFirst().orElse(null);
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
}
