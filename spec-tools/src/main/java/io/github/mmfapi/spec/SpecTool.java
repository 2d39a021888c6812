package io.github.mmfapi.spec;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./mmf spec}: what somebody needs who edits the spec. */
@Command(
    name = "mmf spec",
    description = "Checks the spec, regenerates from it, and compares versions of it.",
    subcommands = {
      CheckCommand.class,
      WatchCommand.class,
      DiffCommand.class,
      AddMethodCommand.class,
      CommandLine.HelpCommand.class
    })
public final class SpecTool {
  /** The folder of the project. */
  @Option(names = "--project", hidden = true, defaultValue = "${sys:mmf.project:-.}")
  Path root = Path.of(".");

  private SpecTool() {}

  /**
   * Runs a command and ends the JVM: 0 if all is well, 1 if something has to be changed, 2 if the
   * command cannot run.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new SpecTool());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (problem, command, parsed) -> {
          command.getErr().println("mmf: " + problem.getMessage());
          return 2;
        });
    return line;
  }

  Path root() {
    return root.toAbsolutePath().normalize();
  }

  Path spec() {
    return root().resolve("spec");
  }
}
