package io.github.mmfapi.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mmf help}: the same as {@code --help}, also of another command. */
@Command(
    name = "help",
    description = {"Shows the help of mmf or of a command.", "Example: mmf help call"})
final class HelpCommand implements Runnable {
  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "Such as call, or config set; default: mmf.")
  private List<String> path = List.of();

  @Spec private CommandSpec spec;

  // picocli sets the specification before run() runs.
  @SuppressWarnings("NullAway.Init")
  HelpCommand() {}

  @Override
  public void run() {
    CommandLine command = spec.root().commandLine();
    for (String name : path) {
      CommandLine next = command.getSubcommands().get(name);
      if (next == null) {
        throw new ParameterException(
            spec.commandLine(), Usage.unknownCommand(command.getCommandSpec(), name));
      }
      command = next;
    }
    command.usage(spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
  }
}
