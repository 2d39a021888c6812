package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Builds the HTML reference into {@code target/reference} and looks at what is in it. */
class ReferenceTest {
  private static final Path BUNDLE = Path.of(System.getProperty("spec.bundle"));
  private static final Path REFERENCE = Path.of("target", "reference");

  @Test
  void reference_showsEveryOperation_andLoadsNothing() throws IOException {
    NodeTools.Outcome build = NodeTools.run("reference");
    assertThat(build.exit()).as("building the reference:\n%s", build.output()).isZero();

    String reference = Files.readString(REFERENCE.resolve("index.html"));
    String overview = Files.readString(REFERENCE.resolve("evidence.html"));
    SpecDocument spec = SpecDocument.parse(Files.readString(BUNDLE));
    assertThat(spec.operations())
        .isNotEmpty()
        .allSatisfy(
            operation -> {
              assertThat(reference).contains("\"operationId\":\"" + operation.id() + "\"");
              assertThat(overview).containsOnlyOnce("/operation/" + operation.id() + "\"");
            });
    for (String page : new String[] {reference, overview}) {
      assertThat(page)
          .contains("\"default-src 'none'; ")
          .doesNotContain("<script src", "<link rel=\"stylesheet", "<img", "cdn.");
    }
  }
}
