package br.com.basecommerce.construction.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.basecommerce.common.testing.EventSchemas;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.orders.OrderDraft;
import br.com.basecommerce.construction.orders.PlacedOrder;
import br.com.basecommerce.construction.orders.PlacingOrders;
import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.Yard;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ConstructionTest
class HandOverIT {

    private final JdbcClient superuser = JdbcClient.create(AllSchemas.migrated().asSuperuser());
    private final TestStore store = TestStore.open();
    private final Yard yard = Yard.of(store);
    private final PlacingOrders placing;
    private final CompletingDeliveries completing;
    private final TransactionTemplate transaction;

    HandOverIT(@Autowired PlacingOrders placing, @Autowired CompletingDeliveries completing,
            @Autowired PlatformTransactionManager transactions) {
        this.placing = placing;
        this.completing = completing;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void conversionReservesAndTheHandOverLetsStockFall() {
        UUID cement = yard.product("Cimento", 100);

        PlacedOrder order = place(yard.sale().of(10, cement).draft());

        assertThat(order.number()).startsWith("PED-").endsWith("-0001");
        assertThat(level(cement)).isEqualTo("100.000 10.000 0.000");
        UUID delivery = onlyDeliveryOf(order);

        handOver(delivery, Map.of());

        assertThat(level(cement)).isEqualTo("90.000 0.000 0.000");
        assertThat(status("sales_order", order.id())).isEqualTo("delivered");
        assertThat(status("delivery", delivery)).isEqualTo("delivered");
        assertThat(movements(cement)).containsExactly("sale -10.000 100.000 90.000");
        assertThat(receiver(delivery)).isEqualTo("Construtora Aurora");
    }

    @Test
    void everythingToldToTheEnginesIsAsAgreed() {
        UUID cement = yard.product("Cimento", 4);
        UUID delivery = onlyDeliveryOf(place(yard.sale().of(10, cement).line(2, null, "5.00").draft()));

        handOver(delivery, Map.of(lineOfProduct(delivery, cement), Quantity.of(3)));

        for (String type : List.of("stock_level_changed", "delivery_scheduled", "delivery_completed",
                "sale_recorded")) {
            assertThat(eventsOf(type)).isNotEmpty().allSatisfy(payload -> EventSchemas.assertValid(type, payload));
        }
    }

    @Test
    void aSecondClickChangesNothing() {
        UUID cement = yard.product("Cimento", 100);
        PlacedOrder order = place(yard.sale().of(10, cement).draft());
        UUID delivery = onlyDeliveryOf(order);

        handOver(delivery, Map.of());
        handOver(delivery, Map.of());

        assertThat(movements(cement)).hasSize(1);
        assertThat(level(cement)).isEqualTo("90.000 0.000 0.000");
        assertThat(eventsOf("sale_recorded")).hasSize(1);
    }

    @Test
    void twoClicksAtOnceMoveStockOnce() throws Exception {
        UUID cement = yard.product("Cimento", 100);
        UUID delivery = onlyDeliveryOf(place(yard.sale().of(10, cement).draft()));

        inParallel(8, () -> handOver(delivery, Map.of()));

        assertThat(movements(cement)).hasSize(1);
    }

    @Test
    void theRestOfAPartialHandOverGetsANewSliceAndItsOwnShare() {
        UUID cement = yard.product("Cimento", 100);
        PlacedOrder order = place(yard.sale().line(3, cement, "10.01").discounted("5").draft());
        UUID first = onlyDeliveryOf(order);

        handOver(first, Map.of(lineOf(order), Quantity.of(1)));

        assertThat(status("sales_order", order.id())).isEqualTo("partially_delivered");
        UUID rest = openDeliveryOf(order);
        assertThat(level(cement)).isEqualTo("99.000 2.000 0.000");

        handOver(rest, Map.of());

        assertThat(status("sales_order", order.id())).isEqualTo("delivered");
        assertThat(eventsOf("sale_recorded")).extracting(payload -> payload.replaceAll(
                ".*\"goods_total\": ?\"([^\"]+)\".*",
                "$1")).containsExactly("9.51", "19.02");
    }

    @Test
    void missingGoodsAreOwedOrTheLineIsReduced() {
        UUID cement = yard.product("Cimento", 4);

        PlacedOrder waiting = place(yard.sale().of(10, cement).draft());
        assertThat(level(cement)).isEqualTo("4.000 4.000 6.000");

        PlacedOrder reduced = place(yard.sale().of(5, cement).reducing(1).draft());
        assertThat(level(cement)).isEqualTo("4.000 4.000 6.000");
        assertThat(status("sales_order", reduced.id())).isEqualTo("cancelled");
        assertThat(status("sales_order", waiting.id())).isEqualTo("pending");
    }

    @Test
    void moreThanIsThereLeavesOnlyWhenSomebodyFoundIt() {
        UUID cement = yard.product("Cimento", 4);
        UUID delivery = onlyDeliveryOf(place(yard.sale().of(10, cement).draft()));

        assertThatThrownBy(() -> handOver(delivery, Map.of()))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type().slug()).isEqualTo(
                        "insufficient-stock"));
        assertThat(level(cement)).isEqualTo("4.000 4.000 6.000");
    }

    @Test
    void parallelConversionsNeverPromiseMoreThanThereIs() throws Exception {
        UUID cement = yard.product("Cimento", 50);
        UUID sand = yard.product("Areia", 50);

        inParallel(16, () -> {
            boolean turned = Thread.currentThread().threadId() % 2 == 0;
            place(yard.sale().of(5, turned ? sand : cement).of(5, turned ? cement : sand).draft());
        });

        assertThat(level(cement)).isEqualTo("50.000 50.000 30.000");
        assertThat(level(sand)).isEqualTo("50.000 50.000 30.000");
    }

    private PlacedOrder place(OrderDraft draft) {
        return store.call(() -> transaction.execute(status -> placing.place(draft)));
    }

    private void handOver(UUID delivery, Map<UUID, Quantity> quantities) {
        store.run(() -> completing.handOver(delivery, null, new CompletionRequest(null, null, quantities, false)));
    }

    private static void inParallel(int times, Runnable work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<? extends Future<?>> running = IntStream.range(0, times)
                    .mapToObj(number -> threads.submit(work)).toList();
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private UUID onlyDeliveryOf(PlacedOrder order) {
        return superuser.sql("select id from construction.delivery where order_id = :order").param("order", order.id())
                .query(UUID.class).single();
    }

    private UUID openDeliveryOf(PlacedOrder order) {
        return superuser.sql("select id from construction.delivery where order_id = :order and status = 'pending'")
                .param("order", order.id()).query(UUID.class).single();
    }

    private UUID lineOf(PlacedOrder order) {
        return superuser.sql("select id from construction.order_line where order_id = :order").param("order", order
                .id()).query(UUID.class).single();
    }

    private UUID lineOfProduct(UUID delivery, UUID product) {
        return superuser.sql("select o.id from construction.order_line o join construction.delivery_line l on"
                + " l.order_line_id = o.id where l.delivery_id = :delivery and o.product_id = :product")
                .param("delivery", delivery).param("product", product).query(UUID.class).single();
    }

    private String level(UUID product) {
        return superuser.sql("select concat_ws(' ', on_hand, reserved, backordered) from construction.stock_level"
                + " where product_id = :product").param("product", product).query(String.class).single();
    }

    private String status(String table, UUID id) {
        return superuser.sql("select status from construction." + table + " where id = :id").param("id", id)
                .query(String.class).single();
    }

    private String receiver(UUID delivery) {
        return superuser.sql("select receiver_name from construction.proof_of_delivery where delivery_id = :delivery")
                .param("delivery", delivery).query(String.class).single();
    }

    private List<String> movements(UUID product) {
        return superuser.sql("select concat_ws(' ', type, quantity, on_hand_before, on_hand_after)"
                + " from construction.stock_movement where product_id = :product order by created_at")
                .param("product", product).query((row, number) -> String.valueOf(row.getString(1))).list();
    }

    private List<String> eventsOf(String type) {
        return superuser.sql("select payload::text from events.outbox where tenant_id = :tenant and event_type = :type"
                + " order by id").param("tenant", store.id()).param("type", type).query((row, number) -> String.valueOf(
                        row.getString(1))).list();
    }
}
