package io.github.mmfapi.cli.internal.routes;

import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code mmf routes}: the routes of the logged-in user, or those around a place. */
@Command(
    name = "routes",
    description = {
      "Lists, shows and exports routes.",
      "Example: mmf routes list --near 45.42,-122.55 --radius 2"
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class RoutesCommand extends CommandGroup {
  private RoutesCommand() {}

  /**
   * Returns the command with its subcommands.
   *
   * @param context what they get from the command that they belong to
   * @return the command
   */
  public static CommandLine commandLine(CommandContext context) {
    return context.withEnvironment(
        new CommandLine(new RoutesCommand())
            .addSubcommand(new ListCommand(context))
            .addSubcommand(new ShowCommand(context))
            .addSubcommand(new ExportCommand(context)));
  }
}
