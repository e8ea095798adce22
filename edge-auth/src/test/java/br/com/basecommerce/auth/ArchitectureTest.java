package br.com.basecommerce.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packagesOf = AuthApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ENTITIES_STAY_INSIDE = classes().that().areAnnotatedWith(Entity.class)
            .should().bePackagePrivate();

    @ArchTest
    static final ArchRule REPOSITORIES_STAY_INSIDE = classes().that().areAssignableTo(Repository.class)
            .should().bePackagePrivate();

    @ArchTest
    static final ArchRule CONTROLLERS_STAY_INSIDE = classes().that().areAnnotatedWith(Controller.class)
            .or().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses().should()
            .callMethod(java.time.Instant.class, "now").orShould().callMethod(java.time.LocalDate.class, "now");

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES = slices().matching("br.com.basecommerce.auth.(*)..")
            .should().beFreeOfCycles();
}
