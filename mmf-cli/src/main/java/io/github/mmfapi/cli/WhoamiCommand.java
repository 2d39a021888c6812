package io.github.mmfapi.cli;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.User;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mmf whoami}: asks the server whom the token stands for. */
@Command(
    name = "whoami",
    description = "Asks the server (users/get_user) who is logged in; prints user id and name.",
    footerHeading = LoginOptions.ENVIRONMENT_HEADING,
    footer = {LoginOptions.CREDENTIALS, LoginOptions.PLACE, LoginOptions.KEY})
final class WhoamiCommand implements Callable<Integer> {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The server; not needed with a login at only one.")
  private @Nullable URI baseUrl;

  @Spec private CommandSpec spec;

  private final Environment environment;

  // picocli sets the specification before call() runs.
  @SuppressWarnings("NullAway.Init")
  WhoamiCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    LoginOptions options = new LoginOptions(environment, spec.commandLine());
    Logins.Login login = options.logins().find(baseUrl);
    try (MmfClient client = options.client(login.server())) {
      User user = client.as(login.token()).users().getUser().user();
      if (user == null || user.userId() == null) {
        throw new IllegalStateException("users/get_user answered no user id");
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println(user.userId() + "  " + user.username());
      out.flush();
    }
    return CommandLine.ExitCode.OK;
  }
}
