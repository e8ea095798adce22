package br.com.basecommerce.engines.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.EngineParametersChanged;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.testing.TenancyCatalogue;
import br.com.basecommerce.common.testing.TestPostgres;
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
import org.springframework.jdbc.core.JdbcTemplate;

class StockEngineIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final int[] S4 = {12, 8, 10, 9, 14, 7, 0, 11, 6, 13};
    private static final String ALERTS = """
            select type, risk_level, available, minimum, maximum, daily_demand, days_until_rupture, explanation, status
            from engines.v1_stock_alert
            where status <> 'resolved'
            order by type
            """;

    private final Store store = new Store();
    private final UUID cement = Ids.next();

    @BeforeEach
    void today() {
        EngineRoom.instance().clock().moveTo(Instant.parse("2026-07-01T15:00:00Z"));
    }

    @Test
    void salesAndAStockFigureMakeAnAlertThatExplainsItself() {
        receiveS4();
        store.receive(store.stock(cement, 50));

        assertThat(store.read(ALERTS)).singleElement().satisfies(alert -> {
            assertThat(alert).containsEntry("type", "rupture").containsEntry("risk_level", "high").containsEntry(
                    "days_until_rupture", 5).containsEntry("status", "active");
            assertThat((BigDecimal) alert.get("minimum")).isEqualByComparingTo("84");
            assertThat((BigDecimal) alert.get("maximum")).isEqualByComparingTo("147");
            assertThat((BigDecimal) alert.get("available")).isEqualByComparingTo("50");
            assertThat(alert.get("daily_demand")).hasToString("9.0000");
            assertThat(alert.get("explanation")).isEqualTo("Você vende em média 9 sacos de Cimento CP II 50 kg por dia"
                    + " e tem 50 sacos disponíveis. Dá para 5 dias, mas a reposição leva 7 dias. Compre agora.");
        });
        assertThat(store.read("""
                select suggested_quantity, pack_quantity, position, priority, abc_class, explanation, status
                from engines.v1_replenishment_suggestion
                """)).singleElement().satisfies(suggestion -> {
            assertThat((BigDecimal) suggestion.get("suggested_quantity")).isEqualByComparingTo("120");
            assertThat(suggestion).containsEntry("priority", "high").containsEntry("status", "active").containsEntry(
                    "explanation",
                    "Sugerimos comprar 120 sacos: com isso o estoque volta ao nível de 147 sacos, cerca de 16 dias de venda.");
        });
        assertThat(store.read(
                "select method, cover_days, days_until_rupture, value_share from engines.v1_product_stock"))
                .singleElement().satisfies(product -> {
                    assertThat(product).containsEntry("method", "refined").containsEntry("days_until_rupture", 5);
                    assertThat(product.get("cover_days")).hasToString("5.56");
                    assertThat(product.get("value_share")).hasToString("100.00");
                });
    }

    @Test
    void aProductThatNeverSoldHasNoCoverAndHidesNoOther() {
        UUID unsold = Ids.next();
        receiveS4();
        store.receive(store.product(unsold, "Areia média", Unit.M3, 85), store.stock(unsold, 12));
        store.receive(store.stock(cement, 50));

        assertThat(store.read("select product_id, days_until_rupture from engines.v1_product_stock"))
                .extracting(product -> product.get("product_id"), product -> product.get("days_until_rupture"))
                .containsExactlyInAnyOrder(tuple(cement, 5), tuple(unsold, null));
    }

    @Test
    void goodsThatArriveResolveTheAlert() {
        receiveS4();
        store.receive(store.stock(cement, 50));
        store.receive(store.stock(cement, 150));

        assertThat(store.read(ALERTS)).isEmpty();
        assertThat(store.read("select status from engines.v1_replenishment_suggestion")).containsExactly(Map.of(
                "status",
                "resolved"));
    }

    @Test
    void anotherStoreSeesNothing() {
        receiveS4();
        store.receive(store.stock(cement, 50));
        Store other = new Store();

        for (String view : List.of("v1_product_stock", "v1_stock_alert", "v1_replenishment_suggestion", "v1_sales_pair",
                "v1_substitute", "v1_customer_habit", "v1_engine_state")) {
            assertThat(other.read("select tenant_id from engines." + view)).as(view).isEmpty();
        }
    }

    @Test
    void repeatedAndMixedUpEventsChangeNothing() {
        List<Event> events = new ArrayList<>(s4());
        Event old = store.stock(cement, 500);
        events.add(store.stock(cement, 50));
        store.receive(events);
        List<Map<String, @Nullable Object>> before = store.read(ALERTS);

        store.receive(old);
        store.receive(events.reversed());

        assertThat(store.read(ALERTS)).isEqualTo(before);
    }

    @Test
    void anAcknowledgedAlertIsActiveAgainWhenItsLevelRises() {
        receiveS4();
        store.receive(store.stock(cement, 70));
        UUID alert = alertId();
        later(60);
        store.receive(store.answer(alert, "rupture", cement, "acknowledged", null));
        assertThat(statuses()).containsExactly("acknowledged");

        later(60);
        store.receive(store.stock(cement, 50));
        assertThat(statuses()).containsExactly("active");
    }

    @Test
    void anAcknowledgedAlertThatWasOverInBetweenIsANewOne() {
        receiveS4();
        store.receive(store.stock(cement, 50));
        store.receive(store.answer(alertId(), "rupture", cement, "acknowledged", null));
        later(60);
        store.receive(store.stock(cement, 300));
        later(60);
        store.receive(store.stock(cement, 50));

        assertThat(statuses()).containsExactly("active");
    }

    @Test
    void anIgnoredSuggestionStaysHiddenForTwoWeeks() {
        receiveS4();
        store.receive(store.stock(cement, 70));
        store.receive(store.answer(Ids.next(), "replenishment", cement, "ignored", "too_expensive"));
        String status = "select status from engines.v1_replenishment_suggestion";
        assertThat(store.read(status)).containsExactly(Map.of("status", "ignored"));

        beginDay(TODAY.plusDays(13));
        assertThat(store.read(status)).containsExactly(Map.of("status", "ignored"));
        beginDay(TODAY.plusDays(14));
        assertThat(store.read(status)).containsExactly(Map.of("status", "active"));
    }

    @Test
    void parametersOfTheStoreAndOfAProductAreFollowed() {
        receiveS4();
        store.receive(store.stock(cement, 50));
        store.receive(store.event("store_settings", store.tenant().id().value(), new EngineParametersChanged("stock",
                null, Map.of("lead_time_days", 3))));
        assertThat(store.read("select lead_time_days from engines.v1_product_stock").getFirst().get("lead_time_days"))
                .hasToString("3.00");

        store.receive(store.event("replenishment_parameter", Ids.next(), new EngineParametersChanged("stock", cement,
                Map.of("minimum_override", 40, "lead_time_days", 5))));
        assertThat(store.read("select method, minimum, lead_time_days from engines.v1_product_stock")).singleElement()
                .satisfies(product -> {
                    assertThat(product.get("method")).isEqualTo("manual");
                    assertThat(product.get("minimum")).hasToString("40.000");
                    assertThat(product.get("lead_time_days")).hasToString("5.00");
                });
    }

    @Test
    void s10IdleCapitalFromTheViews() {
        UUID second = Ids.next();
        UUID third = Ids.next();
        UUID fourth = Ids.next();
        Instant longAgo = Instant.parse("2026-04-01T12:00:00Z");
        int[] onHand = {300, 20, 50, 100};
        String[] cost = {"4.50", "31.20", "20.00", "12.00"};
        List<UUID> ids = List.of(cement, second, third, fourth);
        for (int i = 0; i < 4; i++) {
            int index = i;
            store.receive(store.product(ids.get(i), "Item " + i, Unit.UN, 1), store.stock(ids.get(i), onHand[i], 0, 0,
                    0,
                    longAgo));
            store.inTransaction(() -> EngineRoom.instance().bean(JdbcTemplate.class)
                    .update("insert into engines.product_cost values (?, ?, ?, 'average', now(), now())", store.tenant()
                            .id().value(), ids.get(index), new BigDecimal(cost[index])));
        }
        store.receive(store.sale(TODAY, 1, third, fourth));

        assertThat(store.read("""
                select round(100 * (select sum(value) from engines.v1_stock_alert
                                    where type = 'idle' and status = 'active') / sum(stock_value), 2) as percent
                from engines.v1_product_stock
                """).getFirst().get("percent")).hasToString("47.29");
        assertThat(store.read(
                "select explanation from engines.v1_stock_alert where status = 'active' and product_id = ?",
                cement)).containsExactly(Map.of("explanation",
                        "Item 0 não vende há 91 dias e tem 300 unidades em estoque."));
    }

    @Test
    void theWallsOfTheSchemaHaveNoHoles() {
        assertThat(EngineRoom.instance().engines()).isNotEmpty();
        assertThat(TenancyCatalogue.violations(TestPostgres.instance().asSuperuser(), "engines")).isEmpty();
    }

    private void receiveS4() {
        store.receive(s4());
    }

    private List<Event> s4() {
        List<Event> events = new ArrayList<>();
        events.add(store.product(cement, "Cimento CP II 50 kg", Unit.SC, 40));
        for (int day = 0; day < 90; day++) {
            if (S4[day % 10] > 0) {
                events.add(store.sale(TODAY.minusDays(90 - day), S4[day % 10], cement));
            }
        }
        return events;
    }

    private void later(int seconds) {
        EngineRoom.instance().clock().moveTo(EngineRoom.instance().clock().instant().plusSeconds(seconds));
    }

    private void beginDay(LocalDate day) {
        EngineRoom.instance().clock().moveTo(day.atTime(4, 0).atZone(store.tenant().zone()).toInstant());
        store.closeDays("stock");
    }

    private UUID alertId() {
        return UUID.fromString(String.valueOf(store.read(
                "select id from engines.v1_stock_alert where type = 'rupture'").getFirst().get("id")));
    }

    private List<String> statuses() {
        return store.read(ALERTS).stream().map(alert -> String.valueOf(alert.get("status"))).toList();
    }
}
