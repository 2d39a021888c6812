package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Compares the spec with the last released one. {@code -Dspec.release=true} releases the current
 * spec, which becomes the base of the next comparison.
 */
class ReleasedSpecTest {
  private static final Path BUNDLE = Path.of(System.getProperty("spec.bundle"));
  private static final Path RELEASED = Path.of("released", "mmf-api-3.1.yaml");
  private static final Path VERSION = Path.of("released", "bindings-version.txt");
  private static final Path REPORTS = Path.of("target");

  @Test
  void spec_againstTheReleasedOne_breaksOnlyWithTheVersion(TestReporter reporter)
      throws IOException {
    BindingsVersion current = BindingsVersion.parse(System.getProperty("bindings.version"));
    BindingsVersion released = BindingsVersion.parse(Files.readString(VERSION));
    SpecComparison comparison =
        SpecComparison.of(
            SpecDocument.parse(Files.readString(RELEASED)),
            SpecDocument.parse(Files.readString(BUNDLE)));
    ComparisonReport.write(comparison, released, REPORTS);
    writeApiReports(comparison, released);
    String report = ComparisonReport.text(comparison, released);
    reporter.publishEntry(
        "Spec",
        report.lines().findFirst().orElseThrow() + "; see spec/" + REPORTS + "/spec-diff.html");

    if (Boolean.getBoolean("spec.release")) {
      release(current);
      reporter.publishEntry("Spec", "released for bindings " + current + " into spec/released");
      return;
    }
    if (comparison.verdict() == Verdict.BREAKING) {
      assertThat(current.mayBreak(released))
          .as(
              "%sVersion %s must not break callers of %s: undo the change, or raise the version of"
                  + " the project to %s",
              report, current, released, released.nextBreaking())
          .isTrue();
    }
  }

  /** Writes what the change means for Java callers; {@code ./mmf spec diff} prints the same. */
  private static void writeApiReports(SpecComparison comparison, BindingsVersion released)
      throws IOException {
    ApiOfSpec before = ApiOfSpec.of(RELEASED);
    // Words and evidence change no Java but its Javadoc.
    boolean same = comparison.verdict().compareTo(Verdict.DOCUMENTATION) <= 0;
    ApiComparison api = (same ? before : ApiOfSpec.of(BUNDLE)).since(before);
    for (ApiReport.Format format : ApiReport.Format.values()) {
      Files.writeString(
          REPORTS.resolve("api-diff." + format.extension()),
          ApiReport.of(api, format, released.toString()));
    }
  }

  private static void release(BindingsVersion version) throws IOException {
    Files.writeString(RELEASED, Files.readString(BUNDLE));
    Files.writeString(VERSION, version + "\n");
  }
}
