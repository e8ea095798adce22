package br.com.basecommerce.construction.health;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.ConstructionTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConstructionTest
class ReadinessIT {

    private static final Pattern FOREIGN_VIEW = Pattern.compile("\\b(auth|engines|events)\\.v1_[a-z_]+");

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
    void everyViewThatTheSourceNamesIsLookedAt() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java")).flatMap(ReadinessIT::namedViews))
                    .isNotEmpty().isSubsetOf(PublishedViewsHealth.VIEWS);
        }
    }

    private static Stream<String> namedViews(Path source) {
        try {
            return FOREIGN_VIEW.matcher(Files.readString(source)).results().map(MatchResult::group).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
