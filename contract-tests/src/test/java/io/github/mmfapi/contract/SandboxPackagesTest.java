package io.github.mmfapi.contract;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.Slice;
import java.util.Map;
import java.util.stream.Collectors;

/** Which package of the sandbox may use which. */
@AnalyzeClasses(packages = "io.github.mmfapi", importOptions = ImportOption.DoNotIncludeTests.class)
class SandboxPackagesTest {
  private static final String SANDBOX = "io.github.mmfapi.sandbox";
  private static final String INTERNAL = SANDBOX + ".internal.";
  private static final int MOST_TYPES = 40;

  @ArchTest
  static final ArchRule eachPackage_usesTheOnesBelowItOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(SANDBOX + "..")
          .layer("entrance")
          .definedBy(SANDBOX)
          .layer("console")
          .definedBy(INTERNAL + "console")
          .layer("server")
          .definedBy(INTERNAL + "server")
          .layer("http")
          .definedBy(INTERNAL + "http")
          .layer("methods")
          .definedBy(INTERNAL + "methods")
          .layer("oauth")
          .definedBy(INTERNAL + "oauth")
          .layer("state")
          .definedBy(INTERNAL + "state")
          .layer("geo")
          .definedBy(INTERNAL + "geo")
          .layer("model")
          .definedBy(INTERNAL + "model")
          .ensureAllClassesAreContainedInArchitectureIgnoring(
              describe(
                  "outside of the sandbox", type -> !type.getPackageName().startsWith(SANDBOX)))
          .whereLayer("entrance")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("console")
          .mayOnlyBeAccessedByLayers("entrance")
          .whereLayer("server")
          .mayOnlyBeAccessedByLayers("entrance", "console")
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("entrance")
          .whereLayer("methods")
          .mayOnlyBeAccessedByLayers("console", "server")
          .whereLayer("oauth")
          .mayOnlyBeAccessedByLayers("entrance", "console", "server")
          .whereLayer("state")
          .mayOnlyBeAccessedByLayers("entrance", "console", "server", "methods", "oauth")
          .whereLayer("geo")
          .mayOnlyBeAccessedByLayers("entrance", "console", "methods", "state")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers(
              "entrance", "console", "server", "http", "methods", "oauth", "state", "geo");

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices()
          .matching("io.github.mmfapi.(**)")
          .that(
              describe(
                  "belong to the sandbox",
                  (Slice slice) -> slice.getNamePart(1).startsWith("sandbox")))
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule internalPackages_areUsedByTheSandboxOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage(SANDBOX + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(INTERNAL + ".");

  @ArchTest
  static final ArchRule wireMock_isUnknownBelowTheServer =
      noClasses()
          .that()
          .resideInAnyPackage(
              INTERNAL + "methods",
              INTERNAL + "oauth",
              INTERNAL + "state",
              INTERNAL + "geo",
              INTERNAL + "model")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.tomakehurst..");

  @ArchTest
  static void packages_areSmall(JavaClasses classes) {
    Map<String, Long> types =
        classes.stream()
            .filter(type -> type.getPackageName().startsWith(SANDBOX) && type.isTopLevelClass())
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

    assertThat(types).hasSize(9);
    assertThat(types.values()).allMatch(number -> number <= MOST_TYPES);
  }
}
