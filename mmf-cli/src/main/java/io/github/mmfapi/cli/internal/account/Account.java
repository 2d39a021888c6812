package io.github.mmfapi.cli.internal.account;

/** The options that select a login, as a mixin of a command. */
public interface Account {
  /**
   * Opens the selected login.
   *
   * @return the login; the caller closes it
   * @throws IllegalStateException if nobody is logged in there
   */
  Session open();
}
