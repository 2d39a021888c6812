package io.github.mmfapi.contract;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package of the client may use which other. */
@AnalyzeClasses(
    packages = "io.github.mmfapi.client",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ClientPackagesTest {
  private static final String CLIENT = "io.github.mmfapi.client";
  private static final String INTERNAL = CLIENT + ".internal..";
  private static final DescribedPredicate<JavaClass> ARE_API =
      modifier(JavaModifier.PUBLIC).<JavaClass>forSubtype().and(not(resideInAPackage(INTERNAL)));

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("io.github.mmfapi.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule layers =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(CLIENT + "..")
          .layer("http")
          .definedBy(CLIENT + ".internal.http")
          .layer("transport")
          .definedBy(CLIENT + ".transport")
          .layer("error")
          .definedBy(CLIENT + ".error")
          .layer("call")
          .definedBy(CLIENT + ".call")
          .layer("raw")
          .definedBy(CLIENT + ".raw", CLIENT + ".internal.raw")
          .layer("paging")
          .definedBy(CLIENT + ".paging")
          .layer("codec")
          .definedBy(CLIENT + ".codec")
          .layer("running calls")
          .definedBy(CLIENT + ".internal.call")
          .layer("metrics")
          .definedBy(CLIENT + ".metrics")
          .layer("client")
          .definedBy(CLIENT)
          .whereLayer("client")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("metrics")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("running calls")
          .mayOnlyBeAccessedByLayers("client")
          .whereLayer("codec")
          .mayOnlyBeAccessedByLayers("running calls", "client")
          .whereLayer("paging")
          .mayOnlyBeAccessedByLayers("client")
          .whereLayer("raw")
          .mayOnlyBeAccessedByLayers("codec", "running calls", "client")
          .whereLayer("call")
          .mayOnlyBeAccessedByLayers("running calls", "metrics", "client")
          .whereLayer("error")
          .mayOnlyBeAccessedByLayers(
              "call", "raw", "paging", "codec", "running calls", "metrics", "client")
          .whereLayer("transport")
          .mayOnlyBeAccessedByLayers("error", "running calls", "client");

  @ArchTest
  static final ArchRule publicMethods_returnNoInternalType =
      noMethods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat(ARE_API)
          .should()
          .haveRawReturnType(resideInAPackage(INTERNAL));

  @ArchTest
  static final ArchRule publicMethods_takeNoInternalType =
      noCodeUnits()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat(ARE_API)
          .should()
          .haveRawParameterTypes(anyElementThat(resideInAPackage(INTERNAL)));
}
