package br.com.basecommerce.common.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule, shown a small suite that breaks it, says so; a rule without an offender here fails. */
class ModuleRulesTest {

    private static final JavaClasses OFFENDING = new ClassFileImporter().importPackages("offending.basecommerce");

    /** By the rule's name, what its complaint has to mention. */
    private static final Map<String, List<String>> OFFENDERS = Map.of(
            "SERVICES_MEET_IN_EVENTS_AND_VIEWS_ONLY", List.of("till.Till.demand", "demand.Demand.source()"),
            "FEATURES_DO_NOT_GO_IN_CIRCLES", List.of("construction.drawer", "construction.till"),
            "ENTITIES_STAY_INSIDE", List.of("till.Till"),
            "REPOSITORIES_STAY_INSIDE", List.of("till.Tills"),
            "CONTROLLERS_STAY_INSIDE", List.of("till.TillPages"),
            "PARTS_ARE_HANDED_OVER", List.of("till.Till.demand"),
            "TIME_COMES_FROM_A_CLOCK", List.of("java.time.Instant.now()"),
            "NULL_IS_DECLARED", List.of("drawer.Drawer"));

    @TestFactory
    Stream<DynamicTest> everyRuleCatchesItsOffender() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule.getName(), () -> {
            assertThat(OFFENDERS).containsKey(rule.getName());
            assertThat(complaint(rule)).contains(OFFENDERS.get(rule.getName()));
        }));
    }

    private static String complaint(Field rule) throws IllegalAccessException {
        return String.join("\n", ((ArchRule) rule.get(null)).evaluate(OFFENDING).getFailureReport().getDetails());
    }

    private static Stream<Field> rules() {
        return Arrays.stream(ModuleRules.class.getFields()).filter(field -> field.isAnnotationPresent(ArchTest.class));
    }
}
