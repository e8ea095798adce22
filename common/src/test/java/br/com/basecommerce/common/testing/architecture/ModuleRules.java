package br.com.basecommerce.common.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import org.jspecify.annotations.NullMarked;

/**
 * What every module keeps to. A module takes them over in one line:
 * {@code @ArchTest static final ArchTests SHAPE = ArchTests.in(ModuleRules.class);}. Types that not every module has on
 * its class path are known by name.
 */
public final class ModuleRules {

    @ArchTest
    public static final ArchRule SERVICES_MEET_IN_EVENTS_AND_VIEWS_ONLY = classes().that(Walls.ofTheSuite())
            .should(Walls.useOnlyTheirOwnServiceAndWhatAllShare())
            .because("a vertical never imports an engine, an engine never a vertical, and no service another");

    @ArchTest
    public static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES = slices().matching("..basecommerce.(*).(*)..")
            .namingSlices("$1.$2").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    public static final ArchRule ENTITIES_STAY_INSIDE = classes().that()
            .areAnnotatedWith("jakarta.persistence.Entity").should().bePackagePrivate().allowEmptyShould(true);

    @ArchTest
    public static final ArchRule REPOSITORIES_STAY_INSIDE = classes().that()
            .areAssignableTo("org.springframework.data.repository.Repository").should().bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule CONTROLLERS_STAY_INSIDE = classes().that()
            .areMetaAnnotatedWith("org.springframework.stereotype.Controller").should().bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule PARTS_ARE_HANDED_OVER = fields().should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .because("what a class needs stands in its constructor");

    @ArchTest
    public static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses().that()
            .resideOutsideOfPackage("..basecommerce.common.time").should().callMethodWhere(
                    askingTheMachineForTheTime());

    @ArchTest
    public static final ArchRule NULL_IS_DECLARED = classes().should(standInANullMarkedPackage());

    private ModuleRules() {}

    private static DescribedPredicate<JavaCall<?>> askingTheMachineForTheTime() {
        return DescribedPredicate.describe("the machine is asked for the time", call -> asksTheMachine(call
                .getTarget()));
    }

    private static boolean asksTheMachine(CodeUnitCallTarget target) {
        boolean handed = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        boolean asked = target.getOwner().getPackageName().equals("java.time") && target.getName().equals("now");
        return asked && !handed || target.getFullName().equals("java.lang.System.currentTimeMillis()");
    }

    private static ArchCondition<JavaClass> standInANullMarkedPackage() {
        return new ArchCondition<>("stand in a package that is @NullMarked") {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class)).isPresent();
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(type,
                            type.getName() + " stands in a package that is not @NullMarked, so NullAway passes it by"));
                }
            }
        };
    }
}
