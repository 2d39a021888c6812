package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.account.Account;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.output.Console;
import io.github.mmfapi.cli.internal.output.Console.Stream;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.LoginOptions;
import io.github.mmfapi.cli.internal.session.Logins;
import io.github.mmfapi.cli.internal.session.ServerOption;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.cli.internal.session.Terminal;
import io.github.mmfapi.client.MmfClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The login that the options of a command select. */
final class LoginAccount implements Account {
  @Mixin private final ServerOption server = new ServerOption();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private final Environment environment;

  // picocli sets the specification before a command opens the login.
  @SuppressWarnings("NullAway.Init")
  private LoginAccount(Environment environment) {
    this.environment = environment;
  }

  /** Returns what commands get that act as the logged-in user. */
  static CommandContext context(Environment environment, StandardOutput bytes) {
    return new CommandContext(
        () -> new LoginAccount(environment),
        new Console(
            Terminal.charset(),
            stream -> stream == Stream.OUT ? bytes.isTerminal() : Terminal.isError()),
        Clock.system(ZoneId.systemDefault()),
        LoginOptions.ENVIRONMENT_HEADING,
        List.of(LoginOptions.CREDENTIALS, LoginOptions.PLACE, LoginOptions.KEY));
  }

  @Override
  public Session open() {
    LoginOptions options = new LoginOptions(environment, spec.commandLine());
    Logins.Login login = options.login(server);
    MmfClient client = options.client(login.server());
    Path home = Objects.requireNonNull(options.tokens().toAbsolutePath().getParent(), "home");
    return new Session(client, client.as(login.token()), login.server(), home);
  }
}
