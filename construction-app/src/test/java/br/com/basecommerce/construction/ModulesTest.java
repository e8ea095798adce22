package br.com.basecommerce.construction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Each feature is a module of Spring Modulith: it uses another through what that shows, and none goes in a circle. */
class ModulesTest {

    @Test
    void featuresKeepToWhatOthersShow() {
        assertThat(ApplicationModules.of(ConstructionApplication.class).verify()).hasSizeGreaterThan(10);
    }

    @Test
    void featuresThatGoInACircleAreFound() {
        assertThat(ApplicationModules.of("offending.basecommerce.construction", location -> true).detectViolations()
                .getMessages()).anySatisfy(violation -> assertThat(violation).contains("Cycle", "drawer", "till"));
    }

    @Test
    void aFeatureThatUsesTheInsideOfAnotherIsFound() {
        assertThat(ApplicationModules.of("offending.basecommerce.construction", location -> true).detectViolations()
                .getMessages()).anySatisfy(violation -> assertThat(violation).contains("non-exposed", "Coin"));
    }
}
