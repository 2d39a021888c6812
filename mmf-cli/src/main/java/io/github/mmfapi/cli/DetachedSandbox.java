package io.github.mmfapi.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.cli.internal.session.Environment;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sandbox in a process of its own, which goes on after this command and its terminal, as {@code
 * ssh-agent} does.
 */
final class DetachedSandbox {
  /** Ignored signals stay ignored in the process: those of Ctrl-C and of a closed terminal. */
  private static final String DETACHED = "trap '' HUP INT; exec \"$@\"";

  private DetachedSandbox() {}

  /**
   * Starts it, waits until it serves, and prints the commands that set up a shell for it.
   *
   * @param options the options of {@code mmf sandbox} for it
   * @throws IllegalStateException if it does not start, with what it says
   */
  static void start(List<String> options, PrintWriter out) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(options));
    builder.redirectInput(ProcessBuilder.Redirect.from(nullDevice()));
    Process process = builder.start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      if (line == null) {
        String said = new String(process.getErrorStream().readAllBytes(), Charset.defaultCharset());
        String sentence = said.lines().findFirst().orElse("mmf: it said nothing");
        throw new IllegalStateException(
            "the sandbox did not start: " + sentence.substring(sentence.indexOf(' ') + 1));
      }
      print(new ObjectMapper().readTree(line), process.pid(), out);
    } catch (IOException | RuntimeException e) {
      // Nobody knows of it.
      process.destroy();
      throw e;
    }
  }

  private static List<String> command(List<String> options) {
    List<String> command = new ArrayList<>();
    if (!isWindows()) {
      command.addAll(List.of("sh", "-c", DETACHED, "mmf"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dstdout.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            Mmf.class.getName(),
            "sandbox"));
    command.addAll(options);
    command.addAll(List.of("--json", "--quiet", "--issue-token"));
    return command;
  }

  private static File nullDevice() {
    return new File(isWindows() ? "NUL" : "/dev/null");
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  private static void print(JsonNode sandbox, long pid, PrintWriter out) {
    export(out, Environment.BASE_URL, sandbox.path("baseUrl"));
    export(out, Environment.CLIENT_KEY, sandbox.path("clientKey"));
    export(out, Environment.CLIENT_SECRET, sandbox.path("clientSecret"));
    export(out, Environment.USERNAME, sandbox.path("username"));
    export(out, Environment.PASSWORD, sandbox.path("password"));
    export(out, Environment.TOKEN, sandbox.path("token"));
    export(out, Environment.TOKEN_SECRET, sandbox.path("tokenSecret"));
    out.println("export MMF_SANDBOX_PID=" + pid + ";");
    out.println(
        "echo 'sandbox at "
            + sandbox.path("baseUrl").asText()
            + ", logged in as "
            + sandbox.path("username").asText().replace("'", "")
            + "; end it with: kill $MMF_SANDBOX_PID';");
    out.flush();
  }

  /** A secret that the environment gave to the sandbox is null, and stays in the environment. */
  private static void export(PrintWriter out, String variable, JsonNode value) {
    if (value.isTextual()) {
      out.println("export " + variable + "='" + value.asText().replace("'", "'\\''") + "';");
    }
  }
}
