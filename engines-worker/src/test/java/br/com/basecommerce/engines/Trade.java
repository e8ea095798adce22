package br.com.basecommerce.engines;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.EngineParametersChanged;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.GoodsReceived;
import br.com.basecommerce.common.events.SaleReturned;
import br.com.basecommerce.common.events.SupplierChanged;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.engines.testing.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store that traded for some months, and every row that the engines made of it. */
final class Trade {

    static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private static final Map<String, String> RESULTS = results();

    final Store store = new Store();

    private final List<UUID> products = Stream.generate(Ids::next).limit(8).toList();
    private final UUID supplier = Ids.next();

    /** Without the times at which they were computed. */
    Map<String, List<Map<String, @Nullable Object>>> read() {
        Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
        RESULTS.forEach((name, sql) -> rows.put(name, store.readAsEngine(sql)));
        return rows;
    }

    List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            events.add(store.product(products.get(i), "Antes " + i, Unit.SC, 10));
            events.add(store.product(products.get(i), "Produto " + i, i % 2 == 0 ? Unit.SC : Unit.M3, 1 + i));
        }
        for (int i = 0; i < 150; i++) {
            UUID[] held = products.stream().filter(product -> random.nextInt(3) == 0).toArray(UUID[]::new);
            if (held.length > 0) {
                UUID order = Ids.next();
                events.add(store.sale(order, day(random), 1 + random.nextInt(9), held));
                if (random.nextInt(4) == 0) {
                    events.add(store.sale(order, day(random), 1, products.get(random.nextInt(products.size()))));
                }
            }
        }
        for (int i = 0; i < 80; i++) {
            events.add(store.stock(products.get(random.nextInt(products.size())), random.nextInt(4) * 20, 0, random
                    .nextInt(2) * 5, random.nextInt(2) * 10, at(day(random))));
        }
        for (int i = 0; i < 20; i++) {
            events.add(returned(random));
            events.add(receipt(random));
        }
        events.add(store.event("supplier", supplier, new SupplierChanged(supplier, "Distribuidora", 9, true)));
        events.add(store.event("supplier", supplier, new SupplierChanged(supplier, "Distribuidora", 12, true)));
        events.add(store.event("store_settings", store.tenant().id().value(), new EngineParametersChanged("stock", null,
                Map.of("safety_percent", 30, "window_days", 60))));
        events.add(store.event("replenishment_parameter", products.getFirst(), new EngineParametersChanged("stock",
                products.getFirst(), Map.of("minimum_override", 33))));
        return events;
    }

    private Event returned(Random random) {
        UUID back = Ids.next();
        return store.event("goods_return", back, new SaleReturned(back, Ids.next(), store.customer(), at(TODAY), List
                .of(
                        new SaleReturned.Item(1, products.get(random.nextInt(products.size())), Quantity.of(1), Money
                                .of(
                                        "10.00"), "resaleable", "leftover", at(day(random))))));
    }

    private Event receipt(Random random) {
        UUID receipt = Ids.next();
        Instant received = at(day(random));
        return store.event("goods_receipt", receipt, new GoodsReceived(receipt, supplier, null, random.nextBoolean()
                ? received.minus(random.nextInt(10), ChronoUnit.DAYS)
                : null, received, List.of(new GoodsReceived.Item(1, products.get(random.nextInt(products.size())),
                        Quantity.of(10), Quantity.of(0), UnitCost.of("3.0000"), null))));
    }

    private static LocalDate day(Random random) {
        return TODAY.minusDays(random.nextInt(110));
    }

    private static Instant at(LocalDate day) {
        return day.atTime(11, 0).atZone(Tenant.DEFAULT_ZONE).toInstant();
    }

    /** In any order, some twice. */
    static List<Event> mixedUp(List<Event> events, Random random) {
        List<Event> mixed = new ArrayList<>(events);
        events.stream().filter(event -> random.nextInt(4) == 0).forEach(mixed::add);
        Collections.shuffle(mixed, random);
        return mixed;
    }

    void receiveInBatches(List<Event> events, Random random) {
        int start = 0;
        while (start < events.size()) {
            int end = Math.min(start + 1 + random.nextInt(30), events.size());
            store.receive(events.subList(start, end));
            start = end;
        }
    }

    private static Map<String, String> results() {
        Map<String, String> results = new LinkedHashMap<>();
        results.put("limits", """
                select product_id, method, history_days, selling_days, demand, deviation, forecast, lead_time,
                       lead_time_deviation, sold_quantity, sold_value, abc_class, minimum, maximum
                from engines.product_stock order by product_id
                """);
        results.put("alerts", """
                select id, product_id, type, risk_level, excess_quantity, explanation, status
                from engines.stock_alert where status <> 'resolved' order by id
                """);
        results.put("suggestions", """
                select id, product_id, suggested_quantity, priority, explanation, status
                from engines.replenishment_suggestion where status <> 'resolved' order by id
                """);
        results.put("sales days", "select * from engines.sale_day order by product_id, day");
        results.put("stock days", "select * from engines.stock_day order by product_id, day");
        results.put("activity", "select * from engines.product_activity order by product_id");
        results.put("orders", "select * from engines.sale_order order by order_id");
        results.put("order counts", "select * from engines.product_orders order by product_id");
        results.put("pairs", "select * from engines.sales_pair order by lower_product_id, upper_product_id");
        results.put("totals", "select engine, as_of, window_total from engines.computation order by engine");
        return results;
    }
}
