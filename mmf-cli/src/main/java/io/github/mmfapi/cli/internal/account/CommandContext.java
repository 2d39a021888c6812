package io.github.mmfapi.cli.internal.account;

import io.github.mmfapi.cli.internal.output.Console;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What commands get from the one that they belong to.
 *
 * @param accounts makes the options of a login, new ones for each command
 * @param console where output goes
 * @param clock the time
 * @param environmentHeading the heading of the environment variables in a help
 * @param environment the environment variables in a help
 */
public record CommandContext(
    Supplier<Account> accounts,
    Console console,
    Clock clock,
    String environmentHeading,
    List<String> environment) {
  /** Copies the list. */
  public CommandContext {
    environment = List.copyOf(environment);
  }

  /**
   * Adds the environment variables to the help of each subcommand.
   *
   * @param group the command with subcommands
   * @return the same command
   */
  public CommandLine withEnvironment(CommandLine group) {
    for (CommandLine command : group.getSubcommands().values()) {
      UsageMessageSpec help = command.getCommandSpec().usageMessage();
      help.footerHeading(environmentHeading).footer(environment.toArray(String[]::new));
    }
    return group;
  }
}
