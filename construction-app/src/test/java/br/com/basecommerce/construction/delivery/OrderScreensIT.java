package br.com.basecommerce.construction.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.construction.orders.OrderDraft;
import br.com.basecommerce.construction.orders.PlacedOrder;
import br.com.basecommerce.construction.orders.PlacingOrders;
import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.TestUser;
import br.com.basecommerce.construction.testing.Yard;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ConstructionTest
class OrderScreensIT {

    private final JdbcClient superuser = JdbcClient.create(AllSchemas.migrated().asSuperuser());
    private final TestStore store = TestStore.open();
    private final Yard yard = Yard.of(store);
    private final MockMvcTester mvc;
    private final PlacingOrders placing;
    private final TransactionTemplate transaction;
    private final UUID cement = yard.product("Cimento CP II", 100);

    OrderScreensIT(@Autowired MockMvcTester mvc, @Autowired PlacingOrders placing,
            @Autowired PlatformTransactionManager transactions) {
        this.mvc = mvc;
        this.placing = placing;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void theCounterGivesGoodsOutFromTheOrdersPage() {
        PlacedOrder order = place(yard.sale().of(10, cement).draft());
        UUID delivery = deliveryOf(order);

        assertThat(mvc.get().uri("/web/pedidos").with(store.salesperson())).hasStatusOk().bodyText()
                .contains(order.number(), "Construtora Aurora", "320,00");
        assertThat(mvc.get().uri("/web/pedidos/{id}", order.id()).with(store.salesperson())).hasStatusOk().bodyText()
                .contains("Entregar no balcão", "Reservado", "Saldo");
        assertThat(mvc.get().uri("/web/entregas/{id}/retirada", delivery).with(store.salesperson())).hasStatusOk()
                .bodyText().contains("Quem recebe", "value=\"Construtora Aurora\"");

        assertThat(mvc.post().uri("/web/entregas/{id}/retirada", delivery).param("version", "1").param("quantity-1",
                "4")
                .param("receiver", "Rogério").with(store.salesperson()))
                .hasStatus(303).hasRedirectedUrl("/web/pedidos/" + order.id());

        assertThat(mvc.get().uri("/web/pedidos/{id}", order.id()).with(store.salesperson())).hasStatusOk().bodyText()
                .contains("Entregue em parte", "recebeu Rogério", "128,00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retirada        | -1             | Número pequeno demais
            retirada        | 99999999999999 | Número grande demais
            retirada        | 1e9            | Número inválido
            retirada        | NaN            | Número inválido
            retirada        | 1,5            | Esta unidade não aceita fração
            retirada        | 1.234,56       | Esta unidade não aceita fração
            retirada        | 11             | É mais do que o previsto
            registro-manual | 1,5            | Esta unidade não aceita fração
            registro-manual | NaN            | Número inválido
            pronta          | -1             | Número pequeno demais
            pronta          | 1.234,56       | Esta unidade não aceita fração
            pronta          | 11             | É mais do que o previsto
            conferencia     | 1e9            | Número inválido
            """)
    void aQuantityThatCannotBeStaysInItsFieldBesideItsReason(String form, String typed, String reason) {
        Yard.Sale sale = yard.sale().of(10, cement);
        UUID delivery = deliveryOf(place(form.equals("retirada") ? sale.draft() : sale.delivered().draft()));
        advance(delivery, form);

        assertThat(mvc.post().uri("/web/entregas/{id}/" + form, delivery).param("version", versionOf(delivery))
                .param("quantity-1", typed).param("reason", "sem sinal").param("receiver", "Ana").with(store.admin()))
                .hasStatus(422).bodyText().contains("value=\"" + typed + "\"", "aria-invalid=\"true\"",
                        "href=\"#quantity-1\"", "<p class=\"error\">" + reason);
    }

    /** To the state in which the form is offered. */
    private void advance(UUID delivery, String form) {
        if (!form.equals("retirada")) {
            assertThat(mvc.post().uri("/web/entregas/{id}/separacao", delivery).param("version", versionOf(delivery))
                    .with(store.admin())).hasStatus(303);
        }
        if (form.equals("registro-manual")) {
            assertThat(mvc.post().uri("/web/entregas/{id}/pronta", delivery).param("version", versionOf(delivery))
                    .param("quantity-1", "10").with(store.admin())).hasStatus(303);
        }
    }

    @Test
    void aDeliveryOfNothingIsNone() {
        UUID delivery = deliveryOf(place(yard.sale().of(10, cement).draft()));

        assertThat(mvc.post().uri("/web/entregas/{id}/retirada", delivery).param("version", "1")
                .param("quantity-1", "0").with(store.salesperson())).hasStatus(422).bodyText().contains("value=\"0\"",
                        "Informe a quantidade de pelo menos um item.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1             | Número pequeno demais
            99999999999999 | Número grande demais
            1e9            | Número inválido
            NaN            | Número inválido
            1,5            | Esta unidade não aceita fração
            1.234,56       | Esta unidade não aceita fração
            """)
    void aBalanceThatCannotBeStaysInItsFieldBesideItsReason(String typed, String reason) {
        PlacedOrder order = place(yard.sale().of(10, cement).draft());

        assertThat(mvc.post().uri("/web/pedidos/{id}/saldo", order.id()).param("version", versionOfOrder(order))
                .param("motivo", "desistiu").param("quantity-1", typed).with(store.salesperson()))
                .hasStatus(422).bodyText().contains("value=\"" + typed + "\"", "aria-invalid=\"true\"",
                        "value=\"desistiu\"", "<p class=\"error\">" + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0               | Número pequeno demais
            999999999999999 | Número grande demais
            1e9             | Número inválido
            NaN             | Número inválido
            1.234,56        | Esta unidade não aceita fração
            """)
    void anAdjustmentThatCannotBeStaysInItsFieldBesideItsReason(String typed, String reason) {
        assertThat(mvc.post().uri("/web/estoque/{id}/ajuste", cement).param("change", typed).param("reason", "found")
                .with(store.admin())).hasStatus(422).bodyText().contains("value=\"" + typed + "\"",
                        "aria-invalid=\"true\"", "<p class=\"error\">" + reason);
    }

    @Test
    void quantitiesAreTakenAsPeopleWriteThem() {
        TestUser admin = store.admin();
        assertThat(mvc.post().uri("/web/estoque/{id}/ajuste", cement).param("change", "2.345,00")
                .param("reason", "found").with(admin)).hasStatus(303);
        PlacedOrder order = place(yard.sale().of(2445, cement).draft());

        assertThat(mvc.post().uri("/web/entregas/{id}/retirada", deliveryOf(order)).param("version", "1")
                .param("quantity-1", "1.234,00").with(admin)).hasStatus(303);
        assertThat(mvc.post().uri("/web/pedidos/{id}/saldo", order.id()).param("version", versionOfOrder(order))
                .param("motivo", "desistiu").param("quantity-1", "1.111").with(admin)).hasStatus(303);

        assertThat(level()).isEqualTo("1211.000 100.000");
    }

    @Test
    void aDeliveryIsPickedAndRecordedByHand() {
        PlacedOrder order = place(yard.sale().of(10, cement).delivered().draft());
        UUID delivery = deliveryOf(order);
        TestUser keeper = store.as(Role.STOCKKEEPER);

        assertThat(mvc.get().uri("/web/entregas").with(keeper)).hasStatusOk().bodyText().contains("Separar");
        assertThat(mvc.post().uri("/web/entregas/{id}/registro-manual", delivery).param("version", "1")
                .param("quantity-1", "10").param("reason", "sem sinal").param("receiver", "Ana").with(store.admin()))
                .hasStatus(409);
        assertThat(mvc.post().uri("/web/entregas/{id}/separacao", delivery).param("version", "1").with(keeper))
                .hasStatus(303);
        assertThat(mvc.get().uri("/web/entregas/{id}/conferencia", delivery).with(keeper)).hasStatusOk();
        assertThat(mvc.post().uri("/web/entregas/{id}/pronta", delivery).param("version", "2").param("quantity-1", "10")
                .with(keeper)).hasStatus(303);
        assertThat(mvc.get().uri("/web/entregas/{id}/registro-manual", delivery).with(store.admin())).hasStatusOk();
        assertThat(mvc.post().uri("/web/entregas/{id}/registro-manual", delivery).param("version", versionOf(delivery))
                .param("quantity-1", "10").param("reason", "sem sinal").param("receiver", "Ana").with(keeper))
                .hasStatus(403);
        assertThat(mvc.post().uri("/web/entregas/{id}/registro-manual", delivery).param("version", versionOf(delivery))
                .param("quantity-1", "10").param("reason", "sem sinal").param("receiver", "Ana").with(store.admin()))
                .hasStatus(303);
        assertThat(mvc.get().uri("/web/entregas/{id}", delivery).with(store.admin())).hasStatusOk().bodyText()
                .contains("Entregue", "sem sinal");
    }

    @Test
    void whoMayNotSeeAmountsGetsNone() {
        PlacedOrder order = place(yard.sale().of(10, cement).draft());
        TestUser keeper = store.as(Role.STOCKKEEPER);

        assertThat(mvc.get().uri("/web/pedidos/{id}", order.id()).with(keeper)).hasStatusOk().bodyText()
                .doesNotContain("320,00", "R$");
        assertThat(mvc.get().uri("/api/v1/orders/{id}", order.id()).with(keeper)).hasStatusOk().bodyText()
                .doesNotContain("320.00", "32.00", "total", "unit_cost", "net_total");
        assertThat(mvc.get().uri("/api/v1/orders").with(keeper)).hasStatusOk().bodyText().doesNotContain("320.00");
        assertThat(mvc.get().uri("/api/v1/orders/{id}", order.id()).with(store.admin())).hasStatusOk().bodyText()
                .contains("\"total\":\"320.00\"",
                        "\"allowed_actions\":[\"notes\",\"balance-closures\",\"cancellation\"]");
    }

    @Test
    void anothersOrderAndAnotherStoresAreNotThere() {
        PlacedOrder order = place(yard.sale().of(1, cement).draft());
        UUID delivery = deliveryOf(order);
        TestUser colleague = store.hire(Role.SALESPERSON, "Pedro Vendas");
        TestStore neighbour = TestStore.open();

        for (TestUser stranger : new TestUser[]{colleague, neighbour.admin()}) {
            assertThat(mvc.get().uri("/web/pedidos/{id}", order.id()).with(stranger)).hasStatus(404);
            assertThat(mvc.get().uri("/api/v1/orders/{id}", order.id()).with(stranger)).hasStatus(404);
            assertThat(mvc.get().uri("/api/v1/deliveries/{id}", delivery).with(stranger)).hasStatus(404);
            assertThat(mvc.post().uri("/web/entregas/{id}/retirada", delivery).param("version", "1")
                    .param("quantity-1", "1").with(stranger)).hasStatus(404);
            assertThat(mvc.get().uri("/api/v1/orders").with(stranger)).hasStatusOk().bodyText()
                    .doesNotContain(order.number() + "\",\"status");
        }
        assertThat(mvc.get().uri("/web/pedidos").with(store.as(Role.DRIVER))).hasStatus(403);
    }

    @Test
    void balancesAreClosedAndOrdersCancelled() {
        PlacedOrder order = place(yard.sale().of(10, cement).draft());

        assertThat(mvc.get().uri("/web/pedidos/{id}/saldo", order.id()).with(store.salesperson())).hasStatusOk();
        assertThat(mvc.post().uri("/web/pedidos/{id}/saldo", order.id()).param("version", versionOfOrder(order))
                .param("motivo", "desistiu").param("quantity-1", "11").with(store.salesperson())).hasStatus(422);
        assertThat(mvc.post().uri("/web/pedidos/{id}/saldo", order.id()).param("version", versionOfOrder(order))
                .param("motivo", "desistiu").param("quantity-1", "4").with(store.salesperson())).hasStatus(303);
        assertThat(level()).isEqualTo("100.000 6.000");
        assertThat(mvc.get().uri("/web/pedidos/{id}/cancelamento", order.id()).with(store.admin())).hasStatusOk();
        assertThat(mvc.post().uri("/web/pedidos/{id}/cancelamento", order.id()).param("version", versionOfOrder(order))
                .param("motivo", "duplicate").with(store.admin())).hasStatus(303);
        assertThat(level()).isEqualTo("100.000 0.000");
        assertThat(mvc.get().uri("/web/pedidos/{id}", order.id()).with(store.admin())).bodyText().contains("Cancelado");
    }

    @Test
    void stockIsCorrectedAndWhoeverWaitsIsServed() {
        UUID sand = yard.product("Areia", 2);
        place(yard.sale().of(5, sand).draft());
        TestUser keeper = store.as(Role.STOCKKEEPER);

        assertThat(mvc.get().uri("/web/estoque").with(keeper)).hasStatusOk().bodyText().contains("Areia", "Ajustar");
        assertThat(mvc.get().uri("/web/estoque/{id}/ajuste", sand).with(keeper)).hasStatusOk();
        assertThat(mvc.post().uri("/web/estoque/{id}/ajuste", sand).param("change", "1,5").param("reason", "found")
                .with(keeper)).hasStatus(422).bodyText().contains("não aceita fração");
        assertThat(mvc.post().uri("/web/estoque/{id}/ajuste", sand).param("change", "10").param("reason", "found")
                .with(keeper)).hasStatus(303);
        assertThat(superuser.sql("select concat_ws(' ', on_hand, reserved, backordered) from construction.stock_level"
                + " where product_id = :product").param("product", sand).query(String.class).single())
                .isEqualTo("12.000 5.000 0.000");
        assertThat(mvc.get().uri("/web/estoque").with(store.salesperson())).hasStatus(403);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"ADMIN", "SALESPERSON", "FINANCE", "STOCKKEEPER"})
    void everyRoleHasItsDashboard(Role role) {
        place(yard.sale().of(1, cement).draft());

        assertThat(mvc.get().uri("/web/dashboard").with(store.as(role))).hasStatusOk().bodyText().contains("Olá, ");
        assertThat(mvc.get().uri("/web/dashboard/numeros").with(store.as(role))).hasStatusOk();
        if (role == Role.ADMIN || role == Role.STOCKKEEPER) {
            assertThat(mvc.get().uri("/web/dashboard/alertas").with(store.as(role))).hasStatusOk().bodyText()
                    .contains("Sem recomendações no momento.");
            assertThat(mvc.get().uri("/web/recomendacoes").with(store.as(role))).hasStatusOk();
        }
        if (role == Role.STOCKKEEPER) {
            assertThat(mvc.get().uri("/web/dashboard/numeros").with(store.as(role))).bodyText().doesNotContain("R$");
        }
    }

    private PlacedOrder place(OrderDraft draft) {
        return store.call(() -> transaction.execute(status -> placing.place(draft)));
    }

    private UUID deliveryOf(PlacedOrder order) {
        return superuser.sql("select id from construction.delivery where order_id = :order").param("order", order.id())
                .query(UUID.class).single();
    }

    private String versionOf(UUID delivery) {
        return superuser.sql("select version from construction.delivery where id = :id").param("id", delivery)
                .query(String.class).single();
    }

    private String versionOfOrder(PlacedOrder order) {
        return superuser.sql("select version from construction.sales_order where id = :id").param("id", order.id())
                .query(String.class).single();
    }

    private String level() {
        return superuser.sql("select concat_ws(' ', on_hand, reserved) from construction.stock_level"
                + " where product_id = :product").param("product", cement).query(String.class).single();
    }
}
