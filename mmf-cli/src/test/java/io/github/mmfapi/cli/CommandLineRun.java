package io.github.mmfapi.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** One run of {@code mmf} in this process, its output caught. */
record CommandLineRun(int exitCode, String out, String err) {
  static final Map<String, String> TUTORIAL_CLIENT =
      Map.of(
          Environment.CLIENT_KEY, "da48d1af1f2a1fdd06bc573443bbd730",
          Environment.CLIENT_SECRET, "c321a87313ad3ed43a71ee116ca2b1390xa0x27191");

  static CommandLineRun of(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Mmf.commandLine(environment)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    int exitCode = command.execute(arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
