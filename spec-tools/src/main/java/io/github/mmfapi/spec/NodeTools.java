package io.github.mmfapi.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the Node programs in {@code spec/lint}. They are installed from their lock file when it has
 * changed.
 */
final class NodeTools {
  // The minimum version of the strictest program.
  private static final int MAJOR = 20;
  private static final int MINOR = 19;
  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.\\d+\\s*");
  private static final long MINUTES = 10;

  private final Path folder;
  private final Path installed;

  /**
   * Finds the programs.
   *
   * @param spec the folder of the spec
   */
  NodeTools(Path spec) {
    folder = spec.resolve("lint").toAbsolutePath();
    installed = folder.resolve(Path.of("node_modules", ".installed-lock"));
  }

  /** What a program printed, and how it ended. */
  record Outcome(int exit, String output) {}

  /** Says that Node or the packages are not there; the message says what to install. */
  static final class MissingException extends IOException {
    private static final long serialVersionUID = 1L;

    private MissingException(String what) {
      super("lint and reference need " + what);
    }
  }

  /**
   * Runs a script of {@code package.json}.
   *
   * @throws MissingException if Node or a package is missing and cannot be installed
   */
  Outcome run(String script) throws IOException {
    prepare();
    return execute(npm(), "run", "--silent", script);
  }

  /**
   * Starts a program that is written to and read from.
   *
   * @throws MissingException if Node or a package is missing and cannot be installed
   */
  Process start(String program) throws IOException {
    prepare();
    return builder("node", program).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private void prepare() throws IOException {
    requireNode();
    requirePackages();
  }

  private void requireNode() throws MissingException {
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
      throw new MissingException(
          "Node " + MAJOR + "." + MINOR + " or newer with npm (found: " + version.trim() + ")");
    }
  }

  private void requirePackages() throws IOException {
    String lock = Files.readString(folder.resolve("package-lock.json"));
    if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
      return;
    }
    Outcome install;
    try {
      install = execute(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    } catch (IOException noSuchProgram) {
      install = new Outcome(1, String.valueOf(noSuchProgram.getMessage()));
    }
    if (install.exit() != 0) {
      throw new MissingException(
          "the packages of spec/lint, which npm could not install: " + install.output().trim());
    }
    Files.writeString(installed, lock);
  }

  private static String npm() {
    return System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
  }

  private Outcome execute(String... command) throws IOException {
    Path output = Files.createTempFile("spec-lint", ".txt");
    try {
      Process process =
          builder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " took over " + MINUTES + " minutes");
      }
      return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private ProcessBuilder builder(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("NO_COLOR", "1");
    return builder;
  }
}
