package br.com.basecommerce.engines.sales;

import br.com.basecommerce.common.events.EngineParametersChanged;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.InsightAnswered;
import br.com.basecommerce.common.events.PlatformChecked;
import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.events.SaleReturned;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.engines.facts.Computations;
import br.com.basecommerce.engines.facts.EventBatch;
import br.com.basecommerce.engines.facts.Facts;
import br.com.basecommerce.engines.facts.FullComputation;
import br.com.basecommerce.engines.facts.Projections;
import br.com.basecommerce.engines.stream.Engine;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What else to offer: counts which products leave in the same orders; the views make suggestions of the counts. */
@Component
class SalesEngine implements Engine, FullComputation {

    static final String NAME = "sales";

    private static final Set<String> HANDLED = Set.of(ProductChanged.TYPE, StockLevelChanged.TYPE, SaleRecorded.TYPE,
            SaleReturned.TYPE, EngineParametersChanged.TYPE, InsightAnswered.TYPE, PlatformChecked.TYPE);

    private final Computations computations;
    private final Facts facts;
    private final Projections projections;
    private final Baskets baskets;
    private final PairSuppressions suppressions;
    private final SalesSentences sentences;

    SalesEngine(Computations computations, Facts facts, Projections projections, Baskets baskets,
            PairSuppressions suppressions, SalesSentences sentences) {
        this.computations = computations;
        this.facts = facts;
        this.projections = projections;
        this.baskets = baskets;
        this.suppressions = suppressions;
        this.sentences = sentences;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> handles() {
        return HANDLED;
    }

    @Override
    public void apply(List<Event> events) {
        if (computations.asOf(NAME).isEmpty()) {
            sentences.publish();
        }
        EventBatch batch = EventBatch.of(events);
        LocalDate asOf = computations.begin(NAME, batch.lastOccurredAt());
        facts.append(batch, NAME);
        projections.update(batch);
        baskets.add(baskets(batch), asOf);
        suppressions.refresh(answeredPairs(batch));
        if (storeParametersIn(batch)) {
            baskets.countAll(asOf);
            suppressions.refreshAll();
        }
    }

    private static List<Basket> baskets(EventBatch batch) {
        return batch.of(SaleRecorded.TYPE, SaleRecorded.class).stream().map(EventBatch.Received::payload).filter(
                sale -> !sale.items().isEmpty()).map(sale -> new Basket(sale.orderId(), sale.customerId(), batch.dayOf(
                        sale.soldAt()), sale.items().stream().map(SaleRecorded.Item::productId).collect(Collectors
                                .toCollection(() -> new TreeSet<>(Pair.UNSIGNED))))).toList();
    }

    private static Set<UUID> answeredPairs(EventBatch batch) {
        return batch.of(InsightAnswered.TYPE, InsightAnswered.class).stream().map(EventBatch.Received::payload).filter(
                answer -> answer.engine().equals(NAME)).map(InsightAnswered::insightId).collect(Collectors
                        .toUnmodifiableSet());
    }

    private static boolean storeParametersIn(EventBatch batch) {
        return batch.of(EngineParametersChanged.TYPE, EngineParametersChanged.class).stream().anyMatch(change -> change
                .payload().engine().equals(NAME) && change.payload().productId() == null);
    }

    @Override
    public void closeDays(LocalDate from, LocalDate asOf) {
        sentences.publish();
        baskets.countAll(asOf);
        suppressions.refreshAll();
    }

    @Override
    public void recompute(LocalDate asOf) {
        sentences.publish();
        baskets.rebuild(asOf);
        suppressions.refreshAll();
    }
}
