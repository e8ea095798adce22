package br.com.basecommerce.common;

import br.com.basecommerce.common.testing.architecture.ModuleRules;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

@AnalyzeClasses(packages = "br.com.basecommerce.common", importOptions = {ImportOption.DoNotIncludeTests.class,
        ImportOption.DoNotIncludeArchives.class})
class ArchitectureTest {

    @ArchTest
    static final ArchTests SHAPE = ArchTests.in(ModuleRules.class);
}
