package io.github.mmfapi.cli.internal.account;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that acts as the logged-in user. */
public abstract class AccountCommand implements Callable<Integer> {
  @Mixin private final Account account;

  @Spec private CommandSpec spec;

  private final CommandContext context;

  /**
   * Creates a command.
   *
   * @param context what it gets from the command that it belongs to
   */
  // picocli sets the specification before call() runs.
  @SuppressWarnings("NullAway.Init")
  protected AccountCommand(CommandContext context) {
    this.context = context;
    this.account = context.accounts().get();
  }

  @Override
  public final Integer call() throws IOException {
    check();
    try (Session session = account.open()) {
      return run(session);
    }
  }

  /**
   * Checks the options before anything is opened.
   *
   * @throws ParameterException if they exclude each other
   */
  protected void check() {}

  /**
   * Runs the command.
   *
   * @param session the login
   * @return the exit code
   * @throws IOException if a file cannot be read or written
   */
  protected abstract int run(Session session) throws IOException;

  /** {@return what the command gets from the one that it belongs to} */
  protected final CommandContext context() {
    return context;
  }

  /** {@return the specification of the command} */
  protected final CommandSpec spec() {
    return spec;
  }

  /**
   * Returns the exception for options that cannot be used together or as they are.
   *
   * @param message what is wrong and what to do
   * @return the exception
   */
  protected final ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
