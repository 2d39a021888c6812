package io.github.mmfapi.cli.internal.account;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has subcommands. */
public abstract class CommandGroup implements Runnable {
  @Spec private CommandSpec spec;

  /** Creates a group. */
  // picocli sets the specification before it runs the command.
  @SuppressWarnings("NullAway.Init")
  protected CommandGroup() {}

  @Override
  public final void run() {
    throw new ParameterException(
        spec.commandLine(), "the command is missing; name one of those in --help");
  }
}
