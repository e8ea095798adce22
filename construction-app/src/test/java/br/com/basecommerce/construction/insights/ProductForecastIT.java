package br.com.basecommerce.construction.insights;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.Yard;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ConstructionTest
class ProductForecastIT {

    private static final String PATH = "/api/v1/insights/stock/products";
    private static final String COMPUTATION = """
            insert into engines.computation (tenant_id, engine, as_of) values (:tenant, 'stock', current_date)
            """;
    private static final String PRODUCT = """
            insert into engines.product_stock (tenant_id, product_id, method, history_days, selling_days, demand,
              deviation, forecast, lead_time, lead_time_deviation, learned_season, sold_quantity, sold_value, abc_class,
              minimum, maximum, computed_at)
            values (:tenant, :product, 'simple', 90, 60, 9, 3, 9, 7, 0, '{}', 810, 25920, 'A', 84, 147, now())
            """;
    private static final String LEVEL = """
            insert into engines.stock_level (tenant_id, product_id, level_version, event_id, on_hand, reserved,
              backordered, incoming)
            values (:tenant, :product, 1, gen_random_uuid(), 50, 5, 0, 0)
            """;

    private final MockMvcTester mvc;
    private final TestStore store = TestStore.open();
    private final JdbcClient superuser = JdbcClient.create(AllSchemas.migrated().asSuperuser());

    ProductForecastIT(@Autowired MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void whatTheEngineKnowsOfAProductIsTold() {
        UUID cement = Yard.of(store).product("Cimento CP II", 50);
        assertThat(mvc.get().uri(PATH + "?product_id=" + cement).with(store.admin())).hasStatusOk().bodyJson()
                .extractingPath("$.items").asArray().isEmpty();

        superuser.sql(COMPUTATION).param("tenant", store.id()).update();
        superuser.sql(PRODUCT).param("tenant", store.id()).param("product", cement).update();
        superuser.sql(LEVEL).param("tenant", store.id()).param("product", cement).update();

        assertThat(mvc.get().uri(PATH + "?abc_class=A").with(store.as(Role.STOCKKEEPER))).hasStatusOk().bodyJson()
                .isLenientlyEqualTo("""
                        {"items":[{"product_id":"%s","product_name":"Cimento CP II","stock_unit":"SC",
                          "daily_demand":"9.0000","minimum":"84.000","maximum":"147.000","cover_days":"5.00",
                          "days_until_rupture":5,"abc_class":"A","on_hand":"50.000","reserved":"5.000"}]}"""
                        .formatted(cement));
        assertThat(mvc.get().uri(PATH + "?abc_class=B").with(store.admin())).bodyJson().extractingPath("$.items")
                .asArray().isEmpty();
        assertThat(mvc.get().uri(PATH).with(TestStore.open().admin())).bodyJson().extractingPath("$.items").asArray()
                .isEmpty();
    }
}
