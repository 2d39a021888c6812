package io.github.mmfapi.contract.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which module may depend on which. */
@AnalyzeClasses(packages = "io.github.mmfapi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String OURS = "io.github.mmfapi..";

  @ArchTest
  static final ArchRule modules_dependInOneDirection =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(OURS)
          .layer("wire")
          .definedBy("..mmfapi.wire..")
          .layer("model")
          .definedBy("..mmfapi.model..")
          .layer("oauth1")
          .definedBy("..mmfapi.oauth1..")
          .layer("feign")
          .definedBy("..mmfapi.api..", "..mmfapi.client..")
          .layer("sandbox")
          .definedBy("..mmfapi.sandbox..")
          .layer("contract")
          .definedBy("..mmfapi.contract..")
          .layer("cli")
          .definedBy("..mmfapi.cli..")
          .layer("spring")
          .definedBy("..mmfapi.spring..")
          .layer("flink")
          .definedBy("..mmfapi.flink..")
          .whereLayer("spring")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("flink")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("contract")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("sandbox")
          .mayOnlyBeAccessedByLayers("cli", "spring")
          .whereLayer("feign")
          .mayOnlyBeAccessedByLayers("contract", "cli", "spring", "flink")
          .whereLayer("oauth1")
          .mayOnlyBeAccessedByLayers("feign", "sandbox", "contract", "cli", "spring", "flink")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("feign", "sandbox", "contract", "cli", "spring", "flink")
          .whereLayer("wire")
          .mayOnlyBeAccessedByLayers(
              "model", "feign", "sandbox", "contract", "cli", "spring", "flink");

  @ArchTest
  static final ArchRule sandbox_sharesOnlyTheReaderOfWorkoutFiles =
      noClasses()
          .that()
          .resideInAPackage("..mmfapi.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..mmfapi.model..", "..mmfapi.wire..", "..mmfapi.value")
          .because("one bug must not hide on both sides");

  @ArchTest
  static final ArchRule sandbox_isForTestsOfSpringApplicationsOnly =
      noClasses()
          .that()
          .resideInAPackage("..mmfapi.spring..")
          .and()
          .resideOutsideOfPackage("..mmfapi.spring.test..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..mmfapi.sandbox..");

  @ArchTest
  static final ArchRule oauth1_servesAnyApi =
      noClasses()
          .that()
          .resideInAPackage("..mmfapi.oauth1..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(OURS).and(not(resideInAPackage("..mmfapi.oauth1.."))));

  @ArchTest
  static final ArchRule signing_needsNoTokenStore =
      noClasses()
          .that()
          .resideInAPackage("..mmfapi.oauth1")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..mmfapi.oauth1.store..");

  @ArchTest
  static final ArchRule models_doNoHttp =
      noClasses()
          .that()
          .resideInAnyPackage("..mmfapi.model..", "..mmfapi.wire..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("feign..", "okhttp3..", "java.net.http..", "com.sun.net.."));

  @ArchTest
  static final ArchRule generator_isNotImported =
      noClasses()
          .that()
          .resideOutsideOfPackage("..mmfapi.codegen..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..mmfapi.codegen..");
}
