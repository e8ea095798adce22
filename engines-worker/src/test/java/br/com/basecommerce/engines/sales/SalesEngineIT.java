package br.com.basecommerce.engines.sales;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.InsightAnswered;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.engines.testing.EngineRoom;
import br.com.basecommerce.engines.testing.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked examples of engines.md section 3.3, from real orders to what the vertical reads. */
class SalesEngineIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final String PAIRS = """
            select suggested_product_id, joint_orders, source_orders, suggested_orders, total_orders, frequency, lift,
                   score, priority, explanation, suppressed
            from engines.v1_sales_pair
            where source_product_id = ?
            order by score desc, suggested_product_id
            """;

    private final Store store = new Store();
    private final UUID cement = Ids.next();
    private final UUID sand = Ids.next();
    private final UUID gloves = Ids.next();
    private final UUID wire = Ids.next();
    private final UUID nails = Ids.next();
    private final UUID filler = Ids.next();

    @BeforeEach
    void today() {
        EngineRoom.instance().clock().moveTo(Instant.parse("2026-07-01T15:00:00Z"));
    }

    @Test
    void a1ToA4PairsThatSayMoreThanChance() {
        store.receive(products());
        receiveOrders(60, List.of(
                new Holding(cement, 0, 20),
                new Holding(sand, 4, 28),
                new Holding(gloves, 3, 51),
                new Holding(wire, 15, 21),
                new Holding(nails, 18, 28),
                new Holding(filler, 0, 60)));

        List<Map<String, @Nullable Object>> pairs = store.read(PAIRS, cement);
        assertThat(pairs).extracting(pair -> pair.get("suggested_product_id")).containsExactly(sand, wire);
        assertThat(pairs.getFirst()).containsEntry("joint_orders", 16).containsEntry("source_orders", 20).containsEntry(
                "suggested_orders", 24).containsEntry("total_orders", 60).containsEntry("priority", "high")
                .containsEntry("suppressed", false).containsEntry("frequency", new BigDecimal("80.00")).containsEntry(
                        "lift", new BigDecimal("2.000")).containsEntry("score", new BigDecimal("1.6000")).containsEntry(
                                "explanation",
                                "Em 8 de cada 10 pedidos com Cimento CP II 50 kg também vai Areia média.");
        assertThat(pairs.getLast()).containsEntry("frequency", new BigDecimal("25.00")).containsEntry("lift",
                new BigDecimal("2.500")).containsEntry("score", new BigDecimal("0.6250")).containsEntry("priority",
                        "low");
    }

    @Test
    void a5WithLittleHistoryTheFrequencyDecides() {
        store.receive(products());
        receiveOrders(12, List.of(
                new Holding(cement, 0, 5),
                new Holding(sand, 1, 11),
                new Holding(nails, 0, 12)));

        Map<String, @Nullable Object> pair = store.read(PAIRS, cement).stream().filter(one -> sand.equals(one.get(
                "suggested_product_id"))).findAny().orElseThrow();
        assertThat(pair).containsEntry("frequency", new BigDecimal("80.00")).containsEntry("score", new BigDecimal(
                "0.8000")).containsEntry("lift", new BigDecimal("0.960")).containsEntry("explanation",
                        "Em 4 de 5 pedidos com Cimento CP II 50 kg também vai Areia média.");
    }

    @Test
    void anOrderCountsOnceHoweverOftenItIsHandedOver() {
        store.receive(products());
        for (int i = 0; i < 3; i++) {
            UUID order = Ids.next();
            Event first = store.sale(order, TODAY.minusDays(3), 1, cement);
            store.receive(first, store.sale(order, TODAY, 1, sand), store.sale(order, TODAY, 2, cement));
            store.receive(first);
        }

        assertThat(store.read(PAIRS, cement)).singleElement().satisfies(pair -> assertThat(pair).containsEntry(
                "joint_orders", 3).containsEntry("source_orders", 3).containsEntry("total_orders", 3));
    }

    @Test
    void ordersLeaveTheWindowWithTheDays() {
        store.receive(products());
        for (int i = 0; i < 3; i++) {
            store.receive(store.sale(TODAY.minusDays(90), 1, cement, sand));
        }
        assertThat(store.read(PAIRS, cement)).hasSize(1);

        EngineRoom.instance().clock().moveTo(Instant.parse("2026-07-02T15:00:00Z"));
        store.closeDays("sales");

        assertThat(store.read(PAIRS, cement)).isEmpty();
    }

    @Test
    void aPairThatNobodyWantsIsSuppressed() {
        store.receive(products());
        for (int i = 0; i < 3; i++) {
            store.receive(store.sale(TODAY, 1, cement, sand));
        }
        UUID insight = Ids.named(cement, sand.toString());
        for (int i = 0; i < 10; i++) {
            assertThat(store.read(PAIRS, cement).getFirst()).containsEntry("suppressed", false);
            store.receive(store.event("insight", insight, new InsightAnswered(insight, "sales", "complementary", sand,
                    cement, null, "ignored", "not_wanted", null, null, null, null, Ids.next(), EngineRoom.instance()
                            .clock().instant())));
        }

        assertThat(store.read(PAIRS, cement).getFirst()).containsEntry("suppressed", true);
        assertThat(store.read(PAIRS, sand).getFirst()).containsEntry("suppressed", false);
    }

    @Test
    void a7SubstitutesNearInPrice() {
        UUID category = Ids.next();
        UUID cheaper = Ids.next();
        UUID dearer = Ids.next();
        UUID tooDear = Ids.next();
        store.receive(
                store.product(cement, "Bloco A", Unit.UN, 1, "1.25", category),
                store.product(cheaper, "Bloco B", Unit.UN, 1, "1.20", category),
                store.product(dearer, "Bloco C", Unit.UN, 1, "1.45", category),
                store.product(tooDear, "Bloco D", Unit.UN, 1, "1.55", category),
                store.stock(cheaper, 10), store.stock(dearer, 10), store.stock(tooDear, 10));

        assertThat(store.read("""
                select substitute_product_id, price_difference, rank, explanation
                from engines.v1_substitute where product_id = ? order by rank
                """, cement)).containsExactly(
                Map.of("substitute_product_id", cheaper, "price_difference", new BigDecimal("-4.00"), "rank", 1,
                        "explanation", "Bloco A está em falta. Bloco B é parecido e custa 4% menos."),
                Map.of("substitute_product_id", dearer, "price_difference", new BigDecimal("16.00"), "rank", 2,
                        "explanation", "Bloco A está em falta. Bloco C é parecido e custa 16% mais."));
    }

    @Test
    void whatACustomerTookThreeTimesInARowIsAHabit() {
        store.receive(products());
        store.receive(store.sale(TODAY.minusDays(9), 1, nails), store.sale(TODAY.minusDays(3), 1, cement, sand), store
                .sale(TODAY.minusDays(2), 1, cement));
        assertThat(store.read("select product_id from engines.v1_customer_habit where customer_id = ?", store
                .customer())).isEmpty();

        store.receive(store.sale(TODAY, 1, cement, nails));

        assertThat(store.read("""
                select product_id, consecutive_orders, explanation
                from engines.v1_customer_habit where customer_id = ?
                """, store.customer())).containsExactly(Map.of("product_id", cement, "consecutive_orders", 3,
                "explanation", "Este cliente levou Cimento CP II 50 kg nas últimas 3 compras."));
    }

    private record Holding(UUID product, int from, int until) {}

    /** Orders numbered from 0; each product is in the orders of its range. */
    private void receiveOrders(int count, List<Holding> holdings) {
        List<Event> sales = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int order = number;
            sales.add(store.sale(TODAY.minusDays(number % 80), 1, holdings.stream().filter(holding -> order >= holding
                    .from() && order < holding.until()).map(Holding::product).toArray(UUID[]::new)));
        }
        store.receive(sales);
    }

    private List<Event> products() {
        return List.of(
                store.product(cement, "Cimento CP II 50 kg", Unit.SC, 40),
                store.product(sand, "Areia média", Unit.M3, 1),
                store.product(gloves, "Luva", Unit.PAR, 1),
                store.product(wire, "Arame", Unit.KG, 1),
                store.product(nails, "Prego", Unit.KG, 1));
    }
}
