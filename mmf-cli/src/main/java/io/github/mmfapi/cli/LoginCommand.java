package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.session.BaseUrl;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.LoginOptions;
import io.github.mmfapi.cli.internal.session.Logins;
import io.github.mmfapi.cli.internal.session.Terminal;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.model.User;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.LoopbackCallbackReceiver;
import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mmf login}: obtains token credentials and stores them. */
@Command(
    name = "login",
    description = {
      "Opens your browser, where you authorize the application, and stores the token.",
      "There is one login for each application and server; a new login replaces it.",
      "The browser is that of the variable BROWSER, or of the desktop.",
      "Example: mmf login --base-url http://127.0.0.1:8080/3.1"
    },
    footerHeading = LoginOptions.ENVIRONMENT_HEADING,
    footer = {LoginOptions.CREDENTIALS, LoginOptions.PLACE, LoginOptions.KEY})
final class LoginCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      converter = BaseUrl.class,
      description = {
        "The server, such as http://127.0.0.1:8080/3.1.",
        "Default: MMF_BASE_URL, or base_url of the profile."
      })
  private @Nullable URI baseUrl;

  @Option(
      names = "--callback",
      paramLabel = "URL",
      description = {
        "The callback that is registered for the application, such as http://127.0.0.1:8000/cb;"
            + " default: a free port and a random path."
      })
  private @Nullable URI callback;

  @Option(
      names = "--no-browser",
      description = {
        "Print the URL for a browser on any machine, and ask for the verifier that the server"
            + " shows there."
      })
  private boolean noBrowser;

  @Spec private CommandSpec spec;

  private final Environment environment;
  private final Function<Steps, AuthorizingUser> browser;
  private final BufferedReader input;

  // picocli sets option and specification before call() runs.
  @SuppressWarnings("NullAway.Init")
  LoginCommand(
      Environment environment, Function<Steps, AuthorizingUser> browser, BufferedReader input) {
    this.environment = environment;
    this.browser = browser;
    this.input = input;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (noBrowser && callback != null) {
      throw new ParameterException(
          spec.commandLine(), "--callback and --no-browser exclude each other; leave one out");
    }
    LoginOptions options = new LoginOptions(environment, spec.commandLine());
    URI server = options.requireBaseUrl(baseUrl);
    // Opens the token store first, so that nobody authorizes a token that cannot be stored.
    Logins logins = options.logins();
    try (MmfClient client = options.client(server)) {
      WebRedirectionFlow flow = client.authorization();
      TokenCredentials token = noBrowser ? withVerifierTyped(flow) : withCallback(flow);
      logins.store(server, token);
      report(client.as(token), server, options);
    }
    return CommandLine.ExitCode.OK;
  }

  private void report(MmfClient user, URI server, LoginOptions options) {
    out().println("Logged in at " + server + as(user) + ".");
    out()
        .println(
            "The token is stored in "
                + options.tokens()
                + (options.encrypts() ? ", its secret encrypted." : "."));
    if (environment.get(Environment.TOKEN) != null) {
      out()
          .println(
              Environment.TOKEN
                  + " is set, and its token is used instead of this login; unset it to use this"
                  + " login.");
    }
    out().flush();
  }

  /** The token is valid also if the server does not say whose it is. */
  private String as(MmfClient client) {
    try {
      User user = client.users().getUser().user();
      return user == null ? "" : " as " + user.username() + " (" + user.userId() + ")";
    } catch (MmfException e) {
      return "; the server did not say as whom (" + e.getMessage() + ")";
    }
  }

  private TokenCredentials withCallback(WebRedirectionFlow flow)
      throws IOException, InterruptedException {
    try (LoopbackCallbackReceiver receiver = receiver()) {
      PendingAuthorization pending = flow.begin(receiver.callbackUri());
      Steps steps = new Steps(out(), spec.commandLine().getColorScheme().ansi());
      browser.apply(steps).authorizeAt(flow.authorizationUrl(pending));
      steps.say(
          "waiting for you to click Authorize, "
              + TIMEOUT.toMinutes()
              + " minutes at most; Ctrl-C ends it and stores nothing");
      steps.say("no browser on this machine? end it, and run: mmf login --no-browser");
      return flow.complete(
          pending, receiver.await(pending.temporaryCredentials(), TIMEOUT).verifier());
    }
  }

  private LoopbackCallbackReceiver receiver() {
    if (callback == null) {
      return LoopbackCallbackReceiver.start();
    }
    try {
      return LoopbackCallbackReceiver.start(callback);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--callback: " + e.getMessage(), e);
    }
  }

  private TokenCredentials withVerifierTyped(WebRedirectionFlow flow) throws IOException {
    PendingAuthorization pending = flow.begin(null);
    out().println("Open this URL in a browser and click Authorize:");
    out().println("  " + flow.authorizationUrl(pending));
    out().print("Verifier: ");
    out().flush();
    String verifier = input.readLine();
    if (verifier == null || verifier.isBlank()) {
      throw new IllegalStateException(
          "no verifier was typed, so you are not logged in; type the verifier that the server"
              + " shows after you click Authorize");
    }
    Terminal.refuseUnread("the verifier", verifier);
    return flow.complete(pending, verifier);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
