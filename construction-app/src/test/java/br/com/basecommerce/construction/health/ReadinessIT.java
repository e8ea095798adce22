package br.com.basecommerce.construction.health;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.ConstructionTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConstructionTest
class ReadinessIT {

    private final HealthEndpoint health;
    private final PublishedViewsHealth views;
    private final JdbcClient superuser = JdbcClient.create(AllSchemas.migrated().asSuperuser());

    ReadinessIT(@Autowired HealthEndpoint health, @Autowired PublishedViewsHealth views) {
        this.health = health;
        this.views = views;
    }

    @Test
    void theServiceIsReadyByItsDatabaseAndItsNeighboursViewsAreLookedAt() {
        assertThat(health.healthForPath("readiness")).isInstanceOfSatisfying(CompositeHealthDescriptor.class, ready -> {
            assertThat(ready.getStatus()).isEqualTo(Status.UP);
            assertThat(ready.getComponents()).containsOnlyKeys("readinessState", "db", "publishedViews");
        });
        assertThat(views.health().getDetails()).isEqualTo(Map.of("absent", List.of()));
    }

    @Test
    void aViewThatIsNotThereIsNamedAndTheServiceStaysReady() {
        superuser.sql("alter view engines.v1_substitute rename to v1_substitute_away").update();
        try {
            assertThat(views.health().getDetails()).isEqualTo(Map.of("absent", List.of("engines.v1_substitute")));
            assertThat(views.health().getStatus()).isEqualTo(Status.UP);
        } finally {
            superuser.sql("alter view engines.v1_substitute_away rename to v1_substitute").update();
        }
    }
}
