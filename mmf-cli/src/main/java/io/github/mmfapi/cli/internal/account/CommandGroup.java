package io.github.mmfapi.cli.internal.account;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only has subcommands; alone it shows its help. */
public abstract class CommandGroup implements Runnable {
  @Spec private CommandSpec spec;

  /** Creates a group. */
  // picocli sets the specification before it runs the command.
  @SuppressWarnings("NullAway.Init")
  protected CommandGroup() {}

  @Override
  public final void run() {
    PrintWriter out = spec.commandLine().getOut();
    spec.commandLine().usage(out);
    out.flush();
  }
}
