package io.github.mmfapi.bench.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/**
 * Measures the time from an edit of the spec to compiled models and bindings, without downloads.
 */
final class Regeneration {
  private static final int RUNS = 2;

  /** The command of CONTRIBUTING.md for regeneration without tests. */
  private static final List<String> COMMAND =
      List.of(
          "./mvnw",
          "-o",
          "-q",
          "-Dquick",
          "-Dmaven.test.skip=true",
          "-pl",
          "mmf-api-feign",
          "-am",
          "compile");

  private Regeneration() {}

  static void measure(Path project, Results results) throws IOException, InterruptedException {
    for (int i = 0; i < RUNS; i++) {
      Files.setLastModifiedTime(
          project.resolve("spec/groups/users.yaml"), FileTime.from(Instant.now()));
      long start = System.nanoTime();
      Process build =
          new ProcessBuilder(COMMAND)
              .directory(new File(project.toString()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (build.waitFor() != 0) {
        throw new IOException("the build failed; run it to see why: " + String.join(" ", COMMAND));
      }
      results.least("regeneration", (System.nanoTime() - start) / 1e9);
    }
  }
}
