package br.com.basecommerce.engines.stock;

import br.com.basecommerce.common.events.EngineParametersChanged;
import br.com.basecommerce.common.events.GoodsReceived;
import br.com.basecommerce.common.events.InsightAnswered;
import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.events.SaleReturned;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.common.events.SupplierChanged;
import br.com.basecommerce.engines.facts.EventBatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a batch of events touches. The present day moves stock, not demand: only facts of closed days make demand be
 * computed again.
 *
 * @param lateSales closed days whose sum of sales changed
 * @param demand products whose demand has to be computed again
 * @param shelf products whose alerts have to be looked at again
 * @param products products whose own facts changed, so that the ranking may have
 * @param suppliers suppliers whose lead time may have changed
 * @param store true when parameters of the whole store changed
 */
record StockChanges(List<ProductDay> lateSales, List<StockDay> stockDays, List<Seen> seen, Set<UUID> demand,
        Set<UUID> shelf, Set<UUID> products, Set<UUID> suppliers, boolean store) {

    static StockChanges of(EventBatch batch, LocalDate asOf) {
        StockChanges changes = new StockChanges(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new TreeSet<>(),
                new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), storeParametersIn(batch));
        changes.readSales(batch, asOf);
        changes.readStock(batch, asOf);
        changes.readTheRest(batch);
        return changes;
    }

    private void readSales(EventBatch batch, LocalDate asOf) {
        for (var sale : batch.of(SaleRecorded.TYPE, SaleRecorded.class)) {
            LocalDate day = batch.dayOf(sale.payload().soldAt());
            sale.payload().items().forEach(item -> {
                seen.add(Seen.sold(item.productId(), day));
                sumAgain(item.productId(), day, asOf);
            });
        }
        for (var back : batch.of(SaleReturned.TYPE, SaleReturned.class)) {
            back.payload().items().forEach(item -> {
                LocalDate day = batch.dayOf(item.soldAt());
                seen.add(Seen.known(item.productId(), day));
                sumAgain(item.productId(), day, asOf);
            });
        }
    }

    private void sumAgain(UUID product, LocalDate day, LocalDate asOf) {
        if (day.isBefore(asOf)) {
            lateSales.add(new ProductDay(product, day));
            demand.add(product);
        }
    }

    private void readStock(EventBatch batch, LocalDate asOf) {
        for (var change : batch.of(StockLevelChanged.TYPE, StockLevelChanged.class)) {
            UUID product = change.payload().productId();
            LocalDate day = batch.dayOf(change.payload().changedAt());
            seen.add(Seen.known(product, day));
            stockDays.add(new StockDay(new ProductDay(product, day), change.payload().onHand().value(), change.event()
                    .aggregateVersion(), change.event().id(), change.payload().onHand().value()));
            shelf.add(product);
            if (day.isBefore(asOf)) {
                demand.add(product);
            }
        }
    }

    private void readTheRest(EventBatch batch) {
        batch.of(ProductChanged.TYPE, ProductChanged.class).forEach(change -> {
            products.add(change.payload().productId());
            demand.add(change.payload().productId());
        });
        batch.of(GoodsReceived.TYPE, GoodsReceived.class).forEach(receipt -> receipt.payload().items().forEach(
                item -> demand.add(item.productId())));
        batch.of(SupplierChanged.TYPE, SupplierChanged.class).forEach(change -> suppliers.add(change.payload()
                .supplierId()));
        batch.of(EngineParametersChanged.TYPE, EngineParametersChanged.class).stream().filter(change -> change
                .payload().engine().equals(StockEngine.NAME)).map(change -> change.payload().productId()).filter(
                        Objects::nonNull).forEach(demand::add);
        batch.of(InsightAnswered.TYPE, InsightAnswered.class).stream().filter(answer -> answer.payload().engine()
                .equals(StockEngine.NAME)).map(answer -> answer.payload().productId()).filter(Objects::nonNull)
                .forEach(shelf::add);
    }

    private static boolean storeParametersIn(EventBatch batch) {
        return batch.of(EngineParametersChanged.TYPE, EngineParametersChanged.class).stream().anyMatch(change -> change
                .payload().engine().equals(StockEngine.NAME) && change.payload().productId() == null);
    }

    /** Products of which somebody saw a sale: alerts about idle goods may end. */
    Set<UUID> sold() {
        Set<UUID> sold = new HashSet<>();
        seen.stream().filter(one -> one.lastSoldOn() != null).forEach(one -> sold.add(one.productId()));
        return sold;
    }
}
