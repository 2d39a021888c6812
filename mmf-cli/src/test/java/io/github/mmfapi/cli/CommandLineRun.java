package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** A run of {@code mmf} in this process with its captured output. */
record CommandLineRun(int exitCode, String out, String err) {
  static final Map<String, String> TUTORIAL_CLIENT =
      Map.of(
          Environment.CLIENT_KEY, "da48d1af1f2a1fdd06bc573443bbd730",
          Environment.CLIENT_SECRET, "c321a87313ad3ed43a71ee116ca2b1390xa0x27191");

  static CommandLineRun of(Map<String, String> environment, String... arguments) {
    return of(environment, steps -> url -> {}, printed -> null, arguments);
  }

  /**
   * Runs with a person at the terminal.
   *
   * @param browser the user who authorizes the application
   * @param typist returns the line to type, given the output so far
   */
  static CommandLineRun of(
      Map<String, String> environment,
      Function<Steps, AuthorizingUser> browser,
      Function<String, @Nullable String> typist,
      String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BufferedReader input =
        new BufferedReader(Reader.nullReader()) {
          @Override
          public @Nullable String readLine() {
            return typist.apply(out.toString(StandardCharsets.UTF_8));
          }
        };
    return of(environment, browser, input, out, arguments);
  }

  /** Runs with a text in standard input. */
  static CommandLineRun withInput(
      Map<String, String> environment, String input, String... arguments) {
    BufferedReader reader = new BufferedReader(new StringReader(input));
    return of(environment, steps -> url -> {}, reader, new ByteArrayOutputStream(), arguments);
  }

  /** Runs and returns what is printed in bytes. */
  static byte[] bytes(Map<String, String> environment, boolean terminal, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    of(
        environment,
        steps -> url -> {},
        new BufferedReader(Reader.nullReader()),
        new StandardOutput(out, () -> terminal),
        arguments);
    return out.toByteArray();
  }

  /** Returns the command with all its commands, which prints nothing. */
  static CommandLine assembled() {
    return Mmf.commandLine(
        Map.of(),
        steps -> url -> {},
        new BufferedReader(Reader.nullReader()),
        new StandardOutput(OutputStream.nullOutputStream(), () -> false));
  }

  private static CommandLineRun of(
      Map<String, String> environment,
      Function<Steps, AuthorizingUser> browser,
      BufferedReader input,
      ByteArrayOutputStream out,
      String... arguments) {
    CommandLineRun run =
        of(environment, browser, input, new StandardOutput(out, () -> false), arguments);
    return new CommandLineRun(run.exitCode(), out.toString(StandardCharsets.UTF_8), run.err());
  }

  /** Runs with any standard output, whose content is not in the result. */
  static CommandLineRun of(
      Map<String, String> environment,
      Function<Steps, AuthorizingUser> browser,
      BufferedReader input,
      StandardOutput out,
      String... arguments) {
    StringWriter err = new StringWriter();
    PrintWriter text = new OfTheCaller(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    CommandLine command =
        Mmf.commandLine(isolated(environment), browser, new InputOfTheCaller(input), out, arguments)
            .setOut(text)
            .setErr(new OfTheCaller(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    int exitCode = command.execute(arguments);
    text.flush();
    return new CommandLineRun(exitCode, "", err.toString());
  }

  /** Standard output or error, which a command does not close. */
  private static final class OfTheCaller extends PrintWriter {
    OfTheCaller(Writer writer) {
      super(writer);
    }

    @Override
    public void close() {
      throw new AssertionError("a command closes standard output or error");
    }
  }

  /** Standard input, which a command does not close. */
  private static final class InputOfTheCaller extends BufferedReader {
    private final BufferedReader input;

    InputOfTheCaller(BufferedReader input) {
      super(input);
      this.input = input;
    }

    @Override
    public @Nullable String readLine() throws IOException {
      return input.readLine();
    }

    @Override
    public void close() {
      throw new AssertionError("a command closes standard input");
    }
  }

  /** The profiles and logins of the person who runs the tests are not used. */
  private static Map<String, String> isolated(Map<String, String> environment) {
    Map<String, String> isolated = new HashMap<>(environment);
    isolated.putIfAbsent(Environment.HOME, Path.of("target", "no-home").toString());
    return isolated;
  }
}
