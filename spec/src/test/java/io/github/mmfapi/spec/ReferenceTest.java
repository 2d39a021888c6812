package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Builds the HTML reference in {@code target/reference} and checks its content. */
class ReferenceTest {
  private static final Path BUNDLE = Path.of(System.getProperty("spec.bundle"));
  private static final Pattern LOADS = Pattern.compile("<(script|img|link)[^>]*(src|href)=\"http");
  private static final Pattern SUCCESS =
      Pattern.compile("\"example\":\\{\"result\":\\{\"status\":1,");
  private static final Path REFERENCE = Path.of("target", "reference");

  @Test
  void reference_showsEveryOperation_andLoadsNothing(TestReporter reporter) throws IOException {
    NodeTools.Outcome build = node("reference");
    assertThat(build.exit()).as("building the reference:\n%s", build.output()).isZero();
    reporter.publishEntry("Reference", "spec/" + REFERENCE.resolve("index.html"));

    String reference = Files.readString(REFERENCE.resolve("index.html"));
    String overview = Files.readString(REFERENCE.resolve("evidence.html"));
    SpecDocument spec = SpecDocument.parse(Files.readString(BUNDLE));
    for (SpecDocument.Operation operation : spec.operations()) {
      // Not with AssertJ's contains, whose message would include the whole page.
      assertThat(reference.contains("\"operationId\":\"" + operation.id() + "\""))
          .as("%s in the reference", operation.id())
          .isTrue();
      assertThat(overview.split("/operation/" + operation.id() + "\"", -1))
          .as("%s, once, in the overview", operation.id())
          .hasSize(2);
    }
    assertThat(SUCCESS.matcher(reference).results().count())
        .as("samples with the status of a success")
        .isGreaterThan(100);
    for (String page : new String[] {reference, overview}) {
      assertThat(page.contains("content=\"default-src 'none'; ")).isTrue();
      assertThat(LOADS.matcher(page).find()).as("a thing to load").isFalse();
    }
  }

  /** Runs a program of {@code spec/lint}; without Node, the test is skipped with a visible line. */
  static NodeTools.Outcome node(String script) throws IOException {
    try {
      return new NodeTools(Path.of("")).run(script);
    } catch (NodeTools.MissingException missing) {
      if ("required".equals(System.getProperty("oracles"))) {
        throw missing;
      }
      return Assumptions.abort(missing.getMessage());
    }
  }
}
