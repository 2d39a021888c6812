package io.github.mmfapi.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.Terminal;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mmf sandbox}: a MapMyFitness 3.1 server as a process of its own. */
@Command(
    name = "sandbox",
    description = {
      "Runs a MapMyFitness 3.1 server until interrupted, by default on 127.0.0.1.",
      "Its application and its user are public examples, unless options name others. Its state is",
      "lost when it stops, unless --state names a file.",
      "Example: mmf sandbox --demo --port 8080",
      "Example: eval \"$(mmf sandbox --env)\" starts one that goes on, and sets up the shell for it."
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  MMF_CLIENT_SECRET  the consumer secret (required with --client-key)",
      "  MMF_PASSWORD       the password of the users of --user",
      "  MMF_RSA_KEY_FILE   PEM file of the client's private key (for --signature-method RSA-...)"
    })
final class SandboxCommand implements Callable<Integer> {
  private static final int DEFAULT_PORT = 8080;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = {
        "Port to listen on, 0 for any free one. Default: 8080, with --env any free one."
      })
  private @Nullable Integer port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "Address to listen on (default: ${DEFAULT-VALUE}).",
        "Everybody who can reach it can use its example user."
      })
  private String bindAddress;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description = {
        "Serve requests for this host name, too; repeat it for several.",
        "Default: localhost, 127.0.0.1, ::1 and the address of --bind."
      })
  private List<String> allowedHosts = List.of();

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      description = {
        "Let the pages of this origin call the sandbox from a browser (CORS),",
        "for example http://localhost:3000; repeat it for several. Default: none."
      })
  private List<String> allowedOrigins = List.of();

  @Option(
      names = "--strict",
      description = {
        "Refuse what RFC 5849 forbids and MapMyFitness 3.1 accepted: tokens without",
        "a verifier, and a callback in the authorization link that was not signed."
      })
  private boolean strict;

  @Option(
      names = "--demo",
      description = "Start with a year of workouts and two routes of the example user.")
  private boolean demo;

  @Option(
      names = "--json",
      description = {
        "Print URL, credentials and admin key as one JSON object on the first line,",
        "and each request as one of its own."
      })
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Do not print a line for each request.")
  private boolean quiet;

  @Option(
      names = "--no-console",
      description = "Do not serve the pages at / that show requests, diagnoses and data.")
  private boolean noConsole;

  @Option(
      names = "--env",
      description = {
        "Start it as a process that goes on after this command, and print the commands that set",
        "up a shell for it: base URL, credentials, a login, and MMF_SANDBOX_PID to end it."
      })
  private boolean env;

  // For the process that --env starts.
  @Option(names = "--issue-token", hidden = true)
  private boolean issueToken;

  @Mixin private final SandboxOptions options;

  @Spec private CommandSpec spec;

  // picocli sets the specification before it calls a method of this object.
  @SuppressWarnings("NullAway.Init")
  SandboxCommand(Environment environment) {
    this.options = new SandboxOptions(environment);
  }

  @Override
  public Integer call() throws Exception {
    if (port != null && (port < 0 || port > 65_535)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--port must be from 0 to 65535, not " + port);
    }
    if (env) {
      DetachedSandbox.start(optionsOfDetached(), spec.commandLine().getOut());
      return CommandLine.ExitCode.OK;
    }
    CountDownLatch interrupted = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown, "mmf-sandbox-stop"));
    PrintWriter out = spec.commandLine().getOut();
    try (MmfSandbox sandbox = start(out)) {
      options.addFaults(sandbox);
      out.println(json ? asJson(sandbox) : asText(sandbox));
      out.flush();
      interrupted.await();
    }
    return CommandLine.ExitCode.OK;
  }

  private List<String> optionsOfDetached() {
    List<String> all = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
    // They start with the name of this command, and options before it can stand behind it.
    all.remove("sandbox");
    all.remove("--env");
    if (port == null) {
      all.addAll(List.of("--port", "0"));
    }
    return all;
  }

  private int port() {
    return port == null ? DEFAULT_PORT : port;
  }

  private MmfSandbox start(PrintWriter out) {
    MmfSandbox.Builder builder = builder().console(!noConsole);
    if (!quiet) {
      builder.requestListener(new RequestPrinter(out, json, ZoneId.systemDefault()));
    }
    try {
      return builder.start();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (FatalStartupException e) {
      throw new IllegalStateException(cannotListen(), e);
    }
  }

  private String cannotListen() {
    try {
      InetAddress address = InetAddress.getByName(bindAddress);
      if (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
        return bindAddress
            + " is not an address of this machine; give --bind one of its own, such as 127.0.0.1,"
            + " ::1 or 0.0.0.0 for all";
      }
    } catch (UnknownHostException e) {
      return "there is no host " + bindAddress + "; give --bind an address of this machine";
    } catch (SocketException e) {
      return "cannot listen on " + bindAddress + ": " + e.getMessage();
    }
    return "cannot listen on port "
        + port()
        + " of "
        + bindAddress
        + "; if it is in use, choose another with --port";
  }

  private MmfSandbox.Builder builder() {
    MmfSandbox.Builder builder = MmfSandbox.builder().port(port()).bindAddress(bindAddress);
    try {
      allowedHosts.forEach(builder::allowedHost);
      allowedOrigins.forEach(builder::allowedOrigin);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (strict) {
      builder.strict();
    }
    if (demo) {
      builder.demoData();
    }
    options.apply(builder);
    return builder;
  }

  /** Secrets of the environment are not printed. */
  private String asJson(MmfSandbox sandbox) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("baseUrl", sandbox.baseUrl().toString());
    object.put("authorizeUrl", sandbox.authorizeUrl().toString());
    object.put("clientKey", sandbox.clientCredentials().key());
    object.put(
        "clientSecret", options.hasClientKey() ? null : sandbox.clientCredentials().secret());
    object.put("username", sandbox.user().username());
    object.put("password", options.hasPassword() ? null : sandbox.user().password());
    object.put("userId", sandbox.user().userId());
    object.put("adminKey", sandbox.adminKey());
    if (issueToken) {
      TokenCredentials token = sandbox.authorize(sandbox.user());
      object.put("token", token.token()).put("tokenSecret", token.secret());
    }
    if (sandbox.consoleUrl() != null) {
      object.put("consoleUrl", sandbox.consoleUrl().toString());
    }
    return Terminal.json(object.toString(), Terminal.charset());
  }

  private String asText(MmfSandbox sandbox) {
    return String.format(
        Locale.ROOT,
        """
        MapMyFitness sandbox; press Ctrl-C to stop it

          base URL       %s
          authorize at   %s
          client key     %s
          client secret  %s
          user name      %s
          password       %s
          user id        %d
          admin key      %s
          console        %s""",
        sandbox.baseUrl(),
        sandbox.authorizeUrl(),
        sandbox.clientCredentials().key(),
        options.hasClientKey() ? "(MMF_CLIENT_SECRET)" : sandbox.clientCredentials().secret(),
        sandbox.user().username(),
        options.hasPassword() ? "(MMF_PASSWORD)" : sandbox.user().password(),
        sandbox.user().userId(),
        sandbox.adminKey(),
        sandbox.consoleUrl() == null ? "off" : sandbox.consoleUrl());
  }
}
