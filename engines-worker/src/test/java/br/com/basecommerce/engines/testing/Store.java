package br.com.basecommerce.engines.testing;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.EventJson;
import br.com.basecommerce.common.events.EventPayload;
import br.com.basecommerce.common.events.InsightAnswered;
import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.common.tenancy.TenantTransactionManager;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.engines.facts.Computations;
import br.com.basecommerce.engines.stream.Engine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A store of a test's own: its events as the vertical writes them, its views as the vertical reads them. */
public final class Store {

    private final Tenant tenant = new Tenant(new TenantId(Ids.next()), "loja", Tenant.DEFAULT_ZONE);
    private final UUID customer = Ids.next();
    private final Map<UUID, Long> versions = new HashMap<>();

    public Tenant tenant() {
        return tenant;
    }

    public UUID customer() {
        return customer;
    }

    /** Gives the events to every engine, each in a transaction of its own. */
    public void receive(Event... events) {
        receive(List.of(events));
    }

    public void receive(List<Event> events) {
        for (Engine engine : EngineRoom.instance().engines()) {
            List<Event> its = events.stream().filter(event -> engine.handles().contains(event.type())).toList();
            if (!its.isEmpty()) {
                inTransaction(() -> engine.apply(its));
            }
        }
    }

    public void inTransaction(Runnable work) {
        TransactionTemplate transaction = new TransactionTemplate(EngineRoom.instance().bean(
                TenantTransactionManager.class));
        TenantContext.run(tenant, () -> transaction.executeWithoutResult(status -> work.run()));
    }

    /** What the daily run does for one engine. */
    public void closeDays(String engine) {
        inTransaction(() -> {
            Computations computations = EngineRoom.instance().bean(Computations.class);
            LocalDate before = computations.begin(engine, null);
            computations.advance(engine);
            EngineRoom.instance().computation(engine).closeDays(before, computations.today());
        });
    }

    /** What the command does for one engine. */
    public void recompute(String engine) {
        inTransaction(() -> EngineRoom.instance().computation(engine).recompute(EngineRoom.instance().bean(
                Computations.class).begin(engine, null)));
    }

    public Event product(UUID id, String name, Unit unit, int pack) {
        return product(id, name, unit, pack, "36.90", null);
    }

    public Event product(UUID id, String name, Unit unit, int pack, String price, @Nullable UUID category) {
        return event("product", id, new ProductChanged(id, null, name, category, null, unit, unit, unit
                .allowsFractions(), Factor.ONE, Money.of(price), UnitCost.of(price + "00"), Quantity.of(pack), null,
                true, true));
    }

    public Event stock(UUID product, int onHand) {
        return stock(product, onHand, 0, 0, 0, EngineRoom.instance().clock().instant());
    }

    public Event stock(UUID product, int onHand, int reserved, int backordered, int incoming, Instant at) {
        return event("stock_level", product, new StockLevelChanged(product, Quantity.of(onHand), Quantity.of(reserved),
                Quantity.of(backordered), Quantity.of(incoming), "sale", Quantity.of(1), null, null, at));
    }

    public Event sale(LocalDate day, int quantity, UUID... products) {
        return sale(Ids.next(), day, quantity, products);
    }

    public Event sale(UUID order, LocalDate day, int quantity, UUID... products) {
        Instant soldAt = day.atTime(10, 0).atZone(tenant.zone()).toInstant();
        List<SaleRecorded.Item> items = Arrays.stream(products).map(product -> new SaleRecorded.Item(Arrays.asList(
                products).indexOf(product) + 1, product, Quantity.of(quantity), Money.rounded(BigDecimal.valueOf(
                        quantity * 10L)), null)).toList();
        UUID delivery = Ids.next();
        return event("delivery", delivery, new SaleRecorded(delivery, order, null, customer, null, Ids.next(),
                "counter", "pickup", soldAt, soldAt, Money.ZERO, items));
    }

    public Event answer(UUID insight, String kind, UUID product, String answer, @Nullable String reason) {
        return event("insight", insight, new InsightAnswered(insight, "stock", kind, product, null, null, answer,
                reason, null, null, null, null, Ids.next(), EngineRoom.instance().clock().instant()));
    }

    public Event event(String aggregate, UUID id, EventPayload payload) {
        long version = versions.merge(id, 1L, Long::sum);
        return new Event(Ids.next(), payload.eventType(), 1, tenant.id().value(), "materials", aggregate, id, version,
                EngineRoom.instance().clock().instant(), null, EventJson.write(payload));
    }

    /** What the vertical sees of this store. */
    public List<Map<String, @Nullable Object>> read(String sql, Object... values) {
        return read("construction_app", sql, values);
    }

    /** What the engines themselves see of this store. */
    public List<Map<String, @Nullable Object>> readAsEngine(String sql, Object... values) {
        return read("engines_app", sql, values);
    }

    private List<Map<String, @Nullable Object>> read(String role, String sql, Object... values) {
        var source = TestPostgres.instance().as(role);
        TransactionTemplate transaction = new TransactionTemplate(new TenantTransactionManager(
                new JdbcTransactionManager(source), source));
        JdbcClient jdbc = JdbcClient.create(new JdbcTemplate(source));
        return TenantContext.call(tenant, () -> transaction.execute(status -> jdbc.sql(sql).params(List.of(values))
                .query().listOfRows()));
    }
}
