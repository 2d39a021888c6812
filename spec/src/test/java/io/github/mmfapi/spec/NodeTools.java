package io.github.mmfapi.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs the Node programs in {@code spec/lint}. They are installed from their lock file when it has
 * changed. If Node or the npm registry is missing, the tests that need them are skipped with a
 * visible line, or fail with {@code -Doracles=required}.
 */
final class NodeTools {
  private static final Path FOLDER = Path.of("lint").toAbsolutePath();
  private static final Path INSTALLED = FOLDER.resolve(Path.of("node_modules", ".installed-lock"));
  // The minimum version of the strictest program.
  private static final int MAJOR = 20;
  private static final int MINOR = 19;
  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.\\d+\\s*");
  private static final long MINUTES = 10;

  private NodeTools() {}

  /** What a program printed, and how it ended. */
  record Outcome(int exit, String output) {}

  /** Runs a script of {@code package.json}. */
  static Outcome run(String script) throws IOException {
    requireNode();
    requirePackages();
    return execute(npm(), "run", "--silent", script);
  }

  private static void requireNode() {
    String version;
    try {
      version = execute("node", "--version").output();
    } catch (IOException noSuchProgram) {
      version = "none";
    }
    Matcher parts = VERSION.matcher(version);
    int major = parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
    int minor = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
    boolean enough = major > MAJOR || (major == MAJOR && minor >= MINOR);
    if (!enough) {
      missing("Node " + MAJOR + "." + MINOR + " or newer with npm (found: " + version.trim() + ")");
    }
  }

  private static void requirePackages() throws IOException {
    String lock = Files.readString(FOLDER.resolve("package-lock.json"));
    if (Files.exists(INSTALLED) && Files.readString(INSTALLED).equals(lock)) {
      return;
    }
    Outcome install;
    try {
      install = execute(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    } catch (IOException noSuchProgram) {
      install = new Outcome(1, noSuchProgram.getMessage());
    }
    if (install.exit() != 0) {
      missing("the packages of spec/lint, which npm could not install: " + install.output().trim());
    }
    Files.writeString(INSTALLED, lock);
  }

  private static void missing(String what) {
    if ("required".equals(System.getProperty("oracles"))) {
      throw new AssertionError("missing: " + what);
    }
    Assumptions.abort("spec lint and reference need " + what);
  }

  private static String npm() {
    return System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
  }

  private static Outcome execute(String... command) throws IOException {
    Path output = Files.createTempFile("spec-lint", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(new ArrayList<>(List.of(command)))
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().put("REDOCLY_TELEMETRY", "off");
      builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
      builder.environment().put("NO_COLOR", "1");
      Process process = builder.start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + " took over " + MINUTES + " minutes");
      }
      return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
