package io.github.mmfapi.contract.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No text of an object has what a field that is named like a secret holds. */
@AnalyzeClasses(packages = "io.github.mmfapi", importOptions = ImportOption.DoNotIncludeTests.class)
class SecretsInTextTest {
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|secret|verifier|csrf(token)?|cookie|adminkey)|session");

  @ArchTest
  static final ArchRule texts_haveNoFieldThatIsNamedLikeASecret =
      classes().should(new ShowNoSecret());

  @ArchTest
  static void fieldsThatAreNamedLikeASecret_areFound(JavaClasses all) {
    assertThat(all.stream().flatMap(ShowNoSecret::secrets).map(JavaField::getFullName))
        .hasSizeGreaterThan(20)
        .anyMatch(name -> name.endsWith("ClientCredentials.secret"));
  }

  private static final class ShowNoSecret extends ArchCondition<JavaClass> {
    ShowNoSecret() {
      super("not show a secret in toString()");
    }

    static Stream<JavaField> secrets(JavaClass type) {
      return type.getFields().stream()
          .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
          .filter(field -> field.getRawType().isEquivalentTo(String.class))
          .filter(field -> SECRET.matcher(field.getName()).matches());
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      Optional<JavaMethod> text = type.tryGetMethod("toString");
      text.ifPresent(
          method ->
              secrets(type)
                  .filter(field -> isShown(field, method))
                  .map(field -> type.getName() + ".toString() shows " + field.getName())
                  .forEach(
                      violation -> events.add(SimpleConditionEvent.violated(type, violation))));
    }

    /** What the compiler writes for a record is final, and shows all components. */
    private static boolean isShown(JavaField field, JavaMethod toString) {
      boolean isGenerated =
          toString.getOwner().isRecord() && toString.getModifiers().contains(JavaModifier.FINAL);
      return isGenerated
          || toString.getFieldAccesses().stream()
              .anyMatch(access -> access.getTarget().getFullName().equals(field.getFullName()))
          || toString.getMethodCallsFromSelf().stream()
              .anyMatch(call -> call.getTarget().getFullName().equals(accessor(field)));
    }

    private static String accessor(JavaField field) {
      return field.getFullName() + "()";
    }
  }
}
