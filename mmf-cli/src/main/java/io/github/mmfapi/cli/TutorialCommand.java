package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.session.BaseUrl;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mmf tutorial}: MapMyFitness's OAuth 1 tutorial, steps 1 to 9. */
@Command(
    name = "tutorial",
    description = {
      "Runs MapMyFitness's OAuth 1 tutorial, steps 1 to 9.",
      "By default it starts a sandbox; each step prints the requests and the responses.",
      "Example: mmf tutorial"
    },
    footerHeading = "%nEnvironment, with --base-url:%n",
    footer = {
      "  MMF_CLIENT_KEY, MMF_CLIENT_SECRET  the application's credentials (required)",
      "  MMF_USERNAME, MMF_PASSWORD         user of a sandbox that mmf acts as; without",
      "                                     them you authorize in a browser yourself"
    })
final class TutorialCommand implements Callable<Integer> {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      converter = BaseUrl.class,
      description = "Run against this server, such as http://127.0.0.1:8080/3.1.")
  private @Nullable URI baseUrl;

  @Option(
      names = "--browser",
      description = "Open the desktop browser for step 5 instead of acting as the user.")
  private boolean browser;

  @Spec private CommandSpec spec;

  private final Environment environment;

  // picocli sets the specification before call() runs.
  @SuppressWarnings("NullAway.Init")
  TutorialCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (baseUrl != null) {
      runAgainst(baseUrl, environment.clientCredentials(null, spec.commandLine()), userToActAs());
      return CommandLine.ExitCode.OK;
    }
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      runAgainst(sandbox.baseUrl(), sandbox.clientCredentials(), sandbox.user());
    }
    return CommandLine.ExitCode.OK;
  }

  private void runAgainst(URI server, ClientCredentials client, @Nullable SandboxUser user)
      throws IOException, InterruptedException {
    Steps steps =
        new Steps(spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi());
    try (Tutorial tutorial = new Tutorial(server, client, steps)) {
      tutorial.run(
          user == null || browser
              ? new DesktopUser(
                  steps, browser ? Browser.ofSystem(environment.variables()) : null, user)
              : new ActingUser(steps, user));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private @Nullable SandboxUser userToActAs() {
    String username = environment.get(Environment.USERNAME);
    String password = environment.get(Environment.PASSWORD);
    // Name and password are enough to log in; the tutorial reads the id from the server.
    return username == null || password == null ? null : new SandboxUser(1, username, password);
  }
}
