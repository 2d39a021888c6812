package io.github.mmfapi.contract.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for the packages of all modules. */
class PackageRulesTest {
  private static final long MOST_TYPES = 40;

  /** Internal packages that another module may use, with the packages of that module. */
  private static final Map<String, Set<String>> SHARED =
      Map.of(
          "oauth1.internal", Set.of("client", "cli"),
          "oauth1.internal.feign", Set.of("client"),
          "value.internal", Set.of("client", "sandbox", "cli"));

  @Test
  void packages_handWritten_haveNoMoreTypesThanOneCanOverlook() {
    Map<String, Long> types =
        Project.CLASSES.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .filter(Project::isHandWritten)
            .collect(groupingBy(JavaClass::getPackageName, counting()));

    assertThat(types).isNotEmpty();
    types.values().removeIf(count -> count <= MOST_TYPES);
    assertThat(types)
        .as("hand-written packages with more than %d types; split them", MOST_TYPES)
        .isEmpty();
  }

  @Test
  void packages_ofAModule_haveNoCycle() {
    slices().matching(Project.PACKAGE + ".(**)").should().beFreeOfCycles().check(Project.CLASSES);
  }

  @Test
  void internalPackages_areUsedByTheirModuleOnly() {
    classes()
        .that(describe("are internal", Project::isInternal))
        .should(beUsedInTheirModuleOnly())
        .because("internal packages are no API; only these are shared with others: " + SHARED)
        .check(Project.CLASSES);
  }

  private static ArchCondition<JavaClass> beUsedInTheirModuleOnly() {
    return new ArchCondition<>("be used in their module only") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesToSelf()) {
          boolean allowed = mayUse(dependency.getOriginClass(), type);
          events.add(new SimpleConditionEvent(dependency, allowed, dependency.getDescription()));
        }
      }
    };
  }

  private static boolean mayUse(JavaClass user, JavaClass internal) {
    String name = internal.getPackageName().substring(Project.PACKAGE.length() + 1);
    boolean shared =
        SHARED.getOrDefault(name, Set.of()).stream()
            .anyMatch(other -> isIn(Project.PACKAGE + "." + other, user.getPackageName()));
    return shared || Project.moduleOf(user).equals(Project.moduleOf(internal));
  }

  private static boolean isIn(String parent, String name) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }
}
