package io.github.mmfapi.oauth1;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The packages of the library, and which of them may depend on which. */
@AnalyzeClasses(
    packages = "io.github.mmfapi.oauth1",
    importOptions = ImportOption.DoNotIncludeTests.class)
class OAuth1PackagesTest {
  private static final String CORE = "io.github.mmfapi.oauth1";
  private static final String INTERNAL = CORE + ".internal";
  private static final String FEIGN = CORE + ".feign";
  private static final String VERIFY = CORE + ".verify";
  private static final String COMPARISON = CORE + ".comparison";
  private static final String DIAGNOSIS = CORE + ".diagnosis";
  private static final String STORE = CORE + ".store";
  private static final String SCRIBE = CORE + ".scribe";
  private static final String INTERNAL_SCRIBE = INTERNAL + ".scribe";
  private static final String INTERNAL_FEIGN = INTERNAL + ".feign";
  private static final String AUTHORIZATION = CORE + ".authorization";

  @ArchTest static final ArchRule internal_dependsOnNothingOfOurs = only(INTERNAL);
  @ArchTest static final ArchRule core_dependsOnInternal = only(CORE, INTERNAL);

  @ArchTest
  static final ArchRule feign_dependsOnTheCore = only(FEIGN, CORE, INTERNAL_FEIGN, INTERNAL);

  @ArchTest static final ArchRule verify_dependsOnTheCore = only(VERIFY, CORE, INTERNAL);

  @ArchTest static final ArchRule comparison_dependsOnTheCore = only(COMPARISON, CORE, INTERNAL);

  @ArchTest
  static final ArchRule diagnosis_dependsOnVerify = only(DIAGNOSIS, VERIFY, CORE, INTERNAL);

  @ArchTest
  static final ArchRule store_dependsOnWhatItKeeps =
      only(STORE, AUTHORIZATION, FEIGN, VERIFY, CORE, INTERNAL);

  @ArchTest static final ArchRule scribe_dependsOnTheCore = only(SCRIBE, CORE, INTERNAL);

  @ArchTest static final ArchRule internalFeign_dependsOnInternal = only(INTERNAL_FEIGN, INTERNAL);

  @ArchTest
  static final ArchRule internalScribe_dependsOnScribe =
      only(INTERNAL_SCRIBE, SCRIBE, CORE, INTERNAL);

  @ArchTest
  static final ArchRule authorization_dependsOnInternalScribe =
      only(AUTHORIZATION, INTERNAL_SCRIBE, CORE, INTERNAL);

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.github.mmfapi.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule coreVerifyAndDiagnosis_knowNoHttpClient =
      noClasses()
          .that()
          .resideInAnyPackage(CORE, INTERNAL, VERIFY, COMPARISON, DIAGNOSIS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("feign..", "com.github.scribejava..");

  @ArchTest
  static final ArchRule scribeJava_isKnownToItsPackagesOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(SCRIBE, INTERNAL_SCRIBE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.scribejava..");

  @ArchTest
  static final ArchRule mapMyFitness_isUnknown =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.github.mmfapi..").and(not(resideInAPackage(CORE + ".."))))
          .orShould()
          .haveSimpleNameStartingWith("Mmf")
          .orShould()
          .haveSimpleNameContaining("MapMyFitness");

  /** Requires that the classes of a package depend on given packages of ours and itself only. */
  private static ArchRule only(String from, String... allowed) {
    String[] all = java.util.Arrays.copyOf(allowed, allowed.length + 1);
    all[allowed.length] = from;
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.github.mmfapi..").and(not(resideInAnyPackage(all))));
  }
}
