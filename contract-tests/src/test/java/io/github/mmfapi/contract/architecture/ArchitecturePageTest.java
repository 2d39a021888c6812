package io.github.mmfapi.contract.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The map for newcomers is right. {@link ArchitecturePage} says how it is read. */
class ArchitecturePageTest {
  private static final int MOST_STEPS = 12;

  private ArchitecturePage page;

  @BeforeEach
  void readPage() throws IOException {
    page = ArchitecturePage.read();
  }

  @Test
  void drawing_hasEachHandWrittenPackage_inItsModule() {
    Map<String, Set<String>> drawn = new TreeMap<>();
    page.packages().forEach((module, packages) -> drawn.put(module, new TreeSet<>(packages)));
    Map<String, Set<String>> written = new TreeMap<>();
    for (Project.Module module : Project.WITH_CLASSES) {
      written.put(module.name(), handWrittenPackages(module));
    }

    assertThat(drawn).isEqualTo(written);
  }

  @Test
  void drawing_listsPackagesFromTopToBottom() {
    Set<String> upwards = new TreeSet<>();
    for (List<String> packages : page.packages().values()) {
      dependencies()
          .filter(dependency -> isUpwards(dependency, packages))
          .map(
              dependency ->
                  name(dependency.getOriginClass()) + " uses " + name(dependency.getTargetClass()))
          .forEach(upwards::add);
    }

    assertThat(upwards)
        .as("uses of a package that is above in the drawing; move its line or the class")
        .isEmpty();
  }

  @Test
  void drawing_hasAnArrow_forEachModuleThatAnotherUses() {
    Map<String, Set<String>> used = new TreeMap<>();
    dependencies()
        .forEach(
            dependency ->
                used.computeIfAbsent(moduleOf(dependency.getOriginClass()), from -> new TreeSet<>())
                    .add(moduleOf(dependency.getTargetClass())));
    used.forEach((module, others) -> others.remove(module));
    used.values().removeIf(Set::isEmpty);

    assertThat(page.arrows())
        .allSatisfy(
            (module, others) -> assertThat(used.get(module)).as(module).containsAll(others));
    assertThat(used)
        .allSatisfy(
            (module, others) -> assertThat(reachable(module)).as(module).containsAll(others));
  }

  @Test
  void classes_namedOnThePage_exist() {
    assertThat(page.classes())
        .as("classes on the page that the project does not have")
        .hasSizeGreaterThan(20)
        .filteredOn(name -> !Project.CLASSES.contain(name))
        .isEmpty();
  }

  @Test
  void walks_haveAClassAtEachOfTheirFewSteps() {
    assertThat(page.walks())
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(
            (walk, steps) -> {
              assertThat(steps).as(walk).hasSizeBetween(2, MOST_STEPS);
              assertThat(steps).allMatch(step -> !ArchitecturePage.classesIn(step).isEmpty());
            });
  }

  private static Stream<Dependency> dependencies() {
    return Project.CLASSES.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(
            dependency ->
                Project.CLASSES.contain(
                    dependency.getTargetClass().getBaseComponentType().getName()));
  }

  private static boolean isUpwards(Dependency dependency, List<String> packages) {
    int from = packages.indexOf(packageOf(dependency.getOriginClass()));
    int to = packages.indexOf(packageOf(dependency.getTargetClass()));
    return from >= 0 && to >= 0 && to < from;
  }

  private Set<String> reachable(String module) {
    Set<String> reached = new TreeSet<>();
    for (String next : page.arrows().getOrDefault(module, Set.of())) {
      reached.add(next);
      reached.addAll(reachable(next));
    }
    return reached;
  }

  private static String moduleOf(JavaClass type) {
    return Project.moduleOf(type.getBaseComponentType()).name();
  }

  private static String name(JavaClass type) {
    return relative(type.getBaseComponentType().getName());
  }

  private static String packageOf(JavaClass type) {
    return relative(type.getBaseComponentType().getPackageName());
  }

  private static String relative(String name) {
    return name.replace(Project.PACKAGE + ".", "");
  }

  private static Set<String> handWrittenPackages(Project.Module module) {
    try (Stream<Path> files = Files.walk(module.sources())) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> module.sources().relativize(file.getParent()).toString())
          .map(folder -> relative(folder.replace(File.separatorChar, '.')))
          .collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
