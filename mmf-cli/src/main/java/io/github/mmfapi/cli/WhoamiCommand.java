package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.LoginOptions;
import io.github.mmfapi.cli.internal.session.Logins;
import io.github.mmfapi.cli.internal.session.ServerOption;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.User;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mmf whoami}: prints the user of the token. */
@Command(
    name = "whoami",
    description = {
      "Calls users/get_user and prints id and name of the logged-in user.",
      "Example: mmf whoami"
    },
    footerHeading = LoginOptions.ENVIRONMENT_HEADING,
    footer = {LoginOptions.CREDENTIALS, LoginOptions.PLACE, LoginOptions.KEY})
final class WhoamiCommand implements Callable<Integer> {
  @Mixin private ServerOption server;

  @Spec private CommandSpec spec;

  private final Environment environment;

  // picocli sets specification and mixin before call() runs.
  @SuppressWarnings("NullAway.Init")
  WhoamiCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    LoginOptions options = new LoginOptions(environment, spec.commandLine());
    Logins.Login login = options.login(server);
    try (MmfClient client = options.client(login.server())) {
      User user = client.as(login.token()).users().getUser().user();
      if (user == null || user.userId() == null) {
        throw new IllegalStateException(
            "the response of users/get_user has no user id; check the base URL");
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println(user.userId() + "  " + user.username());
      out.flush();
    }
    return CommandLine.ExitCode.OK;
  }
}
