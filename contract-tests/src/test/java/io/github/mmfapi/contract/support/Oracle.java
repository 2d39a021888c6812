package io.github.mmfapi.contract.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * External programs that tests need. If one is missing, its tests are skipped, or fail under {@code
 * -Doracles=required}.
 */
public final class Oracle {
  private Oracle() {}

  /** Runs a command; if it fails, the test is skipped, or fails. */
  public static void require(String missing, String... probe) {
    if (succeeds(probe)) {
      return;
    }
    if ("required".equals(System.getProperty("oracles"))) {
      throw new AssertionError(missing);
    }
    Assumptions.abort(missing);
  }

  private static boolean succeeds(String... command) {
    try {
      Process probe =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(60, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Runs a program to its end.
   *
   * @return its output, errors included
   * @throws AssertionError if it takes more than two minutes or fails
   */
  public static String run(Path directory, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
    }
    return output;
  }
}
