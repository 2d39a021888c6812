package io.github.mmfapi.contract.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The packages of these tests depend on each other in one direction only. */
@AnalyzeClasses(
    packages = "io.github.mmfapi.contract",
    importOptions = ImportOption.OnlyIncludeTests.class)
class TestPackagesTest {
  @ArchTest
  static final ArchRule testPackages_areFreeOfCycles =
      slices().matching("io.github.mmfapi.contract.(*)..").should().beFreeOfCycles();
}
