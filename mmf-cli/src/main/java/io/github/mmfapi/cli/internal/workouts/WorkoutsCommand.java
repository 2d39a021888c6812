package io.github.mmfapi.cli.internal.workouts;

import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code mmf workouts}: the workouts of the logged-in user. */
@Command(
    name = "workouts",
    description = {
      "Lists, shows, creates, changes, deletes, exports and imports your workouts.",
      "Example: mmf workouts list --since 2013-01-01"
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class WorkoutsCommand extends CommandGroup {
  private WorkoutsCommand() {}

  /**
   * Returns the command with its subcommands.
   *
   * @param context what they get from the command that they belong to
   * @return the command
   */
  public static CommandLine commandLine(CommandContext context) {
    return context.withEnvironment(
        new CommandLine(new WorkoutsCommand())
            .addSubcommand(new ListCommand(context))
            .addSubcommand(new ShowCommand(context))
            .addSubcommand(new CreateCommand(context))
            .addSubcommand(new EditCommand(context))
            .addSubcommand(new DeleteCommand(context))
            .addSubcommand(new ExportCommand(context))
            .addSubcommand(new ImportCommand(context)));
  }
}
