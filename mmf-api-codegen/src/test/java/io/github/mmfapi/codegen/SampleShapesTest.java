package io.github.mmfapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The sample spec has each shape that the real one has, so the golden files and the tests of sample
 * code show what the generator makes of it.
 */
class SampleShapesTest {
  private static final Path SAMPLE = Path.of("src/test/resources/sample/sample-api.yaml");
  private static final Path SPEC = Path.of("../spec");

  @Test
  void sample_hasEveryShapeOfTheSpec() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(SPEC.resolve("api.yaml")));
    try (Stream<Path> groups = Files.list(SPEC.resolve("groups"))) {
      groups.sorted().forEach(documents::add);
    }
    assertThat(documents).hasSizeGreaterThan(10);
    Map<String, String> missing = new TreeMap<>(SpecShapes.of(documents));
    assertThat(missing).hasSizeGreaterThan(100);
    missing.keySet().removeAll(SpecShapes.of(List.of(SAMPLE)).keySet());

    assertThat(missing)
        .as("shapes of the spec, each with a place that has it; add an example to the sample")
        .isEmpty();
  }
}
