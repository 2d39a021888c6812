package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.session.Environment;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
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
    StringWriter out = new StringWriter();
    BufferedReader input =
        new BufferedReader(Reader.nullReader()) {
          @Override
          public @Nullable String readLine() {
            return typist.apply(out.toString());
          }
        };
    return of(environment, browser, input, out, arguments);
  }

  /** Runs with a text in standard input. */
  static CommandLineRun withInput(
      Map<String, String> environment, String input, String... arguments) {
    BufferedReader reader = new BufferedReader(new StringReader(input));
    return of(environment, steps -> url -> {}, reader, new StringWriter(), arguments);
  }

  private static CommandLineRun of(
      Map<String, String> environment,
      Function<Steps, AuthorizingUser> browser,
      BufferedReader input,
      StringWriter out,
      String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine command =
        Mmf.commandLine(environment, browser, input)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    int exitCode = command.execute(arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
