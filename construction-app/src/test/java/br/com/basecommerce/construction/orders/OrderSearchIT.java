package br.com.basecommerce.construction.orders;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.Yard;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ConstructionTest
class OrderSearchIT {

    private final MockMvcTester mvc;
    private final PlacingOrders placing;
    private final TransactionTemplate transaction;
    private final TestStore store = TestStore.open();
    private final Yard yard = Yard.of(store);

    OrderSearchIT(@Autowired MockMvcTester mvc, @Autowired PlacingOrders placing,
            @Autowired TransactionTemplate transaction) {
        this.mvc = mvc;
        this.placing = placing;
        this.transaction = transaction;
    }

    @Test
    void anOrderIsFoundByTheNameItsCustomerHasNow() {
        PlacedOrder order = store.call(() -> transaction.execute(status -> placing.place(yard.sale()
                .of(1, yard.product("Cimento CP II", 10)).draft())));
        assertThat(mvc.patch().uri("/api/v1/customers/" + yard.customer()).with(store.admin())
                .header("If-Match", "\"0\"").contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"Edificadora Horizonte\"}")).hasStatusOk();

        assertThat(mvc.get().uri("/api/v1/orders?q=horizonte").with(store.admin())).hasStatusOk().bodyText()
                .contains(order.id().toString());
        assertThat(mvc.get().uri("/api/v1/orders?q=aurora").with(store.admin())).hasStatusOk().bodyText()
                .doesNotContain(order.id().toString());
    }
}
