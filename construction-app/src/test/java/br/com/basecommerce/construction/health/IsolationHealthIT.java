package br.com.basecommerce.construction.health;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.ConstructionTest;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConstructionTest
class IsolationHealthIT {

    private final IsolationHealth isolation;
    private final JdbcClient superuser = JdbcClient.create(AllSchemas.migrated().asSuperuser());

    IsolationHealthIT(@Autowired IsolationHealth isolation) {
        this.isolation = isolation;
    }

    @Test
    void everyTableIsWalledForTheRoleOfTheService() {
        Health health = isolation.health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("role", "construction_app").containsEntry("unguarded", List.of());
        assertThat(health.getDetails()).extractingByKey("tables", as(InstanceOfAssertFactories.INTEGER)).isGreaterThan(
                20);
    }

    @Test
    void aTableWithoutForcedWallsIsNamed() {
        superuser.sql("alter table construction.customer no force row level security").update();
        try {
            assertThat(isolation.health()).satisfies(IsolationHealthIT::namesTheCustomers);
        } finally {
            superuser.sql("alter table construction.customer force row level security").update();
        }
    }

    @Test
    void aTableWhoseRowsShowWithoutAStoreIsNamed() {
        superuser.sql(
                "insert into construction.category (tenant_id, id, name, created_at, updated_at) values (:t, :i, 'x', now(), now())")
                .param("t", UUID.randomUUID()).param("i", UUID.randomUUID()).update();
        superuser.sql("create policy leak on construction.category to construction_app using (true)").update();
        try {
            assertThat(isolation.health().getDetails()).containsEntry("unguarded", List.of("construction.category"));
        } finally {
            superuser.sql("drop policy leak on construction.category").update();
        }
    }

    private static void namesTheCustomers(Health health) {
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("unguarded", List.of("construction.customer"));
    }
}
