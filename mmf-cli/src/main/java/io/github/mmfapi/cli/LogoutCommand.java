package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.LoginOptions;
import io.github.mmfapi.cli.internal.session.Logins;
import io.github.mmfapi.cli.internal.session.ServerOption;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mmf logout}: revokes the token and deletes it. */
@Command(
    name = "logout",
    description = {
      "Revokes the token of the login at the server, and deletes it here.",
      "It is deleted even if the server cannot be reached; the exit code is then 1.",
      "Example: mmf logout"
    },
    footerHeading = LoginOptions.ENVIRONMENT_HEADING,
    footer = {LoginOptions.CREDENTIALS, LoginOptions.PLACE, LoginOptions.KEY})
final class LogoutCommand implements Callable<Integer> {
  @Mixin private ServerOption server;

  @Spec private CommandSpec spec;

  private final Environment environment;

  // picocli sets specification and mixin before call() runs.
  @SuppressWarnings("NullAway.Init")
  LogoutCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    LoginOptions options = new LoginOptions(environment, spec.commandLine());
    Logins logins = options.logins();
    Logins.Login login = logins.find(options.baseUrl(server.baseUrl()));
    try (MmfClient client = options.client(login.server())) {
      client.as(login.token()).oAuth().revoke();
    } catch (MmfException e) {
      throw new IllegalStateException(
          "the token is deleted here, but "
              + login.server()
              + " did not revoke it and may still accept it: "
              + e.getMessage(),
          e);
    } finally {
      logins.remove(login.server());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("Logged out of " + login.server() + ": the token is revoked and deleted.");
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
