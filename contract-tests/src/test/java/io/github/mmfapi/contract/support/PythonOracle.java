package io.github.mmfapi.contract.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Python with oauthlib and requests-oauthlib, an independent implementation of signatures. If it is
 * missing, its tests are skipped, or fail under {@code -Doracles=required}.
 */
public final class PythonOracle {
  private static final Path SCRIPTS = Path.of("src", "test", "python");

  private PythonOracle() {}

  /** Starts a script; its error output is merged into its output. */
  public static Process start(String script, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(interpreter(), path(script).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return builder.start();
  }

  public static Path path(String script) {
    return SCRIPTS.resolve(script).toAbsolutePath();
  }

  /** Returns an interpreter that has the libraries; the first candidate is Debian's. */
  public static String interpreter() {
    for (String candidate : List.of("/usr/bin/python3", "python3")) {
      if (hasLibraries(candidate)) {
        return candidate;
      }
    }
    String missing =
        "python3 with oauthlib and requests-oauthlib is missing"
            + " (Debian: python3-oauthlib python3-requests-oauthlib)";
    if ("required".equals(System.getProperty("oracles"))) {
      throw new AssertionError(missing);
    }
    return Assumptions.abort(missing);
  }

  private static boolean hasLibraries(String python) {
    try {
      Process probe =
          new ProcessBuilder(python, "-c", "import oauthlib, requests_oauthlib")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(30, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
