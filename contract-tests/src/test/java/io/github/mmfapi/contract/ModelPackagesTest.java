package io.github.mmfapi.contract;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;

/**
 * Checks the dependencies between the packages of mmf-api-model, and that it uses no reflection.
 */
@AnalyzeClasses(
    packages = {"io.github.mmfapi.value", "io.github.mmfapi.wire", "io.github.mmfapi.model"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ModelPackagesTest {
  private static final Pattern LOOK_UPS =
      Pattern.compile("forName|newInstance|get(Declared)?(Field|Method|Constructor)s?");

  private static final DescribedPredicate<JavaCall<?>> LOOKS_UP_MEMBERS =
      describe(
          "the method looks up a class or a member by reflection",
          call ->
              call.getTargetOwner().isEquivalentTo(Class.class)
                  && LOOK_UPS.matcher(call.getName()).matches());

  @ArchTest
  static final ArchRule packages_dependOnlyOnLowerPackages =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("value")
          .definedBy("io.github.mmfapi.value..")
          .layer("wire")
          .definedBy("io.github.mmfapi.wire..")
          .layer("model")
          .definedBy("io.github.mmfapi.model..")
          .whereLayer("value")
          .mayNotAccessAnyLayer()
          .whereLayer("wire")
          .mayOnlyAccessLayers("value")
          .whereLayer("model")
          .mayOnlyAccessLayers("wire", "value");

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.github.mmfapi.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule values_needNoJackson =
      noClasses()
          .that()
          .resideInAPackage("io.github.mmfapi.value..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule fieldTables_areFoundWithoutReflection =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect..");

  @ArchTest
  static final ArchRule classesAndMembers_areNotLookedUp =
      noClasses().should().callCodeUnitWhere(LOOKS_UP_MEMBERS);
}
