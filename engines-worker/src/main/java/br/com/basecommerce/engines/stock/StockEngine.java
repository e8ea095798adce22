package br.com.basecommerce.engines.stock;

import br.com.basecommerce.common.events.EngineParametersChanged;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.GoodsReceived;
import br.com.basecommerce.common.events.InsightAnswered;
import br.com.basecommerce.common.events.PlatformChecked;
import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.events.SaleReturned;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.common.events.SupplierChanged;
import br.com.basecommerce.engines.facts.Computations;
import br.com.basecommerce.engines.facts.EventBatch;
import br.com.basecommerce.engines.facts.Facts;
import br.com.basecommerce.engines.facts.FullComputation;
import br.com.basecommerce.engines.facts.Projections;
import br.com.basecommerce.engines.stream.Engine;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What to buy, when and how much: takes in sales and stock figures, keeps limits, alerts and suggestions. */
@Component
class StockEngine implements Engine, FullComputation {

    static final String NAME = "stock";

    private static final Set<String> HANDLED = Set.of(ProductChanged.TYPE, StockLevelChanged.TYPE, GoodsReceived.TYPE,
            SupplierChanged.TYPE, SaleRecorded.TYPE, SaleReturned.TYPE, EngineParametersChanged.TYPE,
            InsightAnswered.TYPE, PlatformChecked.TYPE);

    private final Computations computations;
    private final Facts facts;
    private final Projections projections;
    private final StockActivity activity;
    private final StockRefresh refresh;

    StockEngine(Computations computations, Facts facts, Projections projections, StockActivity activity,
            StockRefresh refresh) {
        this.computations = computations;
        this.facts = facts;
        this.projections = projections;
        this.activity = activity;
        this.refresh = refresh;
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
        EventBatch batch = EventBatch.of(events);
        LocalDate asOf = computations.begin(NAME, batch.lastOccurredAt());
        facts.append(batch, NAME);
        projections.update(batch);
        StockChanges changes = StockChanges.of(batch, asOf);
        activity.sumSales(changes.lateSales());
        activity.keepStock(changes.stockDays());
        activity.keepActivity(changes.seen());
        refresh.after(changes, asOf);
    }

    @Override
    public void closeDays(LocalDate from, LocalDate asOf) {
        activity.sumSales(from, asOf);
        refresh.everything(asOf);
    }

    @Override
    public void recompute(LocalDate asOf) {
        activity.rebuild(asOf);
        refresh.everything(asOf);
    }
}
