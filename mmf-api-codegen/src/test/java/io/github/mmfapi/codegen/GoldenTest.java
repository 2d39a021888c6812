package io.github.mmfapi.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the code that the generator creates for the sample spec with the golden files. Run with
 * {@code -Dgolden.update=true} to update them after an intended change.
 */
class GoldenTest {
  private static final Path SAMPLE = Path.of("src/test/resources/sample/sample-api.yaml");
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String SUFFIX = ".txt";

  @TempDir private static Path output;
  private static List<Path> generated = List.of();

  @BeforeAll
  static void generate() throws IOException {
    generated = Generation.run(SAMPLE, output);
    if (Boolean.getBoolean("golden.update")) {
      updateGoldenFiles();
    }
  }

  private static void updateGoldenFiles() throws IOException {
    for (String stale : goldenFiles()) {
      Files.delete(GOLDEN.resolve(stale + SUFFIX));
    }
    for (Path file : generated) {
      Path golden = GOLDEN.resolve(file + SUFFIX);
      Files.createDirectories(golden.getParent());
      Files.copy(Generation.file(output, file), golden);
    }
  }

  private static Set<String> goldenFiles() throws IOException {
    if (!Files.exists(GOLDEN)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> GOLDEN.relativize(file).toString())
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** One test, not one for each file, so that a mutation run sees it. */
  @Test
  void generate_sampleSpec_createsTheGoldenFilesAndNoOthers() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    softly
        .assertThat(generated.stream().map(Path::toString))
        .containsExactlyInAnyOrderElementsOf(goldenFiles());
    for (Path file : generated) {
      softly
          .assertThat(Generation.file(output, file))
          .as(file.toString())
          .usingCharset(StandardCharsets.UTF_8)
          .hasSameTextualContentAs(GOLDEN.resolve(file + SUFFIX), StandardCharsets.UTF_8);
    }
    softly.assertAll();
  }
}
