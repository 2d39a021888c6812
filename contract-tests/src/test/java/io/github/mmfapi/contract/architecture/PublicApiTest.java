package io.github.mmfapi.contract.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the hand-written public API of each published module with the text in its folder {@code
 * api}, so that a review sees every change of it. Run with {@code -Dapi.update=true} to write the
 * texts anew after an intended change.
 */
class PublicApiTest {
  private static final String REMEDY =
      "The public API of %s changed. If you meant it, run ./mvnw -pl contract-tests -am test"
          + " -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update=true"
          + " and commit the changed file; otherwise make the new type or member package-private"
          + " or move it to an internal package.";

  /** The generator runs in builds only, so it is not on this class path; Maven is its one user. */
  private static List<Project.Module> modules() {
    return Project.WITH_CLASSES.stream()
        .filter(Project.PUBLISHED::contains)
        .filter(module -> !module.name().equals("mmf-api-codegen"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void publicApi_ofAPublishedModule_isTheCommittedOne(Project.Module module) throws IOException {
    String file = module.name() + ".api";
    Path committed = module.folder().resolve("api").resolve(file);
    Path actual = Files.createDirectories(Path.of("target", "api")).resolve(file);
    Files.writeString(actual, PublicApi.of(module).text());
    if (Boolean.getBoolean("api.update")) {
      Files.createDirectories(committed.getParent());
      Files.writeString(committed, Files.readString(actual));
    }

    assertThat(actual).as(REMEDY, module).hasSameTextualContentAs(committed);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void publicApi_ofAPublishedModule_namesNoInternalType(Project.Module module) {
    Stream<String> naming =
        PublicApi.of(module).text().lines().filter(line -> line.contains(".internal."));

    assertThat(naming).as("API of %s that internal types can be seen through", module).isEmpty();
  }
}
