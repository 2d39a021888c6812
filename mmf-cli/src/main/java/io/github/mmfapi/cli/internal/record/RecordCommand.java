package io.github.mmfapi.cli.internal.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.session.BaseUrl;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.LoginOptions;
import io.github.mmfapi.contract.record.ProxiedCall;
import io.github.mmfapi.contract.record.RecordingFormat;
import io.github.mmfapi.contract.record.RecordingProxy;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mmf record}: a proxy that records the calls of a client. */
@Command(
    name = "record",
    description = {
      "Runs a proxy on 127.0.0.1 until interrupted, and records the calls of a client.",
      "The client signs with the credentials that the proxy prints; the proxy verifies the",
      "signature and signs anew with the real ones. What it writes has no secrets, but can have",
      "personal data: read a recording before you publish it.",
      "Example: mmf record --target http://127.0.0.1:8080/3.1 --output recordings"
    },
    footerHeading = LoginOptions.ENVIRONMENT_HEADING,
    footer = {
      LoginOptions.CREDENTIALS,
      "  MMF_TOKEN, MMF_TOKEN_SECRET        the token of a user; without them the client has a",
      "                                     user authorize it through the proxy"
    })
public final class RecordCommand implements Callable<Integer> {
  @Option(
      names = "--target",
      paramLabel = "URL",
      required = true,
      converter = BaseUrl.class,
      description = "The server with the version, such as http://127.0.0.1:8080/3.1.")
  private @Nullable URI target;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      defaultValue = "recordings",
      description = "Where recordings are written (default: ${DEFAULT-VALUE}).")
  private @Nullable Path folder;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "MAPPINGS",
      description = {
        "${COMPLETION-CANDIDATES}: a WireMock mapping for each call, or one HAR file",
        "(default: ${DEFAULT-VALUE})."
      })
  private RecordingFormat format = RecordingFormat.MAPPINGS;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port to listen on (default: ${DEFAULT-VALUE}, a free one).")
  private int port;

  @Option(
      names = "--json",
      description = "Print base URL and credentials as one JSON object on the first line.")
  private boolean json;

  @Spec private CommandSpec spec;

  private final Environment environment;

  /**
   * Creates the command.
   *
   * @param environment the environment with the profiles
   */
  // picocli sets the specification before it calls a method of this object.
  @SuppressWarnings("NullAway.Init")
  public RecordCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown, "mmf-record-stop"));
    PrintWriter out = spec.commandLine().getOut();
    try (RecordingProxy proxy = start(out)) {
      out.println(json ? asJson(proxy) : asText(proxy));
      out.flush();
      interrupted.await();
    }
    return CommandLine.ExitCode.OK;
  }

  private RecordingProxy start(PrintWriter out) throws IOException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port must be from 0 to 65535, not " + port);
    }
    RecordingProxy.Builder builder = RecordingProxy.builder().port(port).format(format);
    try {
      builder
          .target(Objects.requireNonNull(target, "--target"))
          .clientCredentials(environment.clientCredentials(null, spec.commandLine()));
      TokenCredentials token = environment.tokenCredentials(spec.commandLine());
      if (token != null) {
        builder.tokenCredentials(token);
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (folder != null) {
      builder.folder(folder);
    }
    try {
      return builder.listener(call -> print(call, out)).start();
    } catch (BindException e) {
      throw new IOException(
          "cannot listen on port " + port + "; if it is in use, choose another with --port", e);
    }
  }

  private static synchronized void print(ProxiedCall call, PrintWriter out) {
    String note = call.note().isEmpty() ? "" : "  (" + call.note() + ")";
    out.println(call.method() + " " + call.path() + " " + call.status() + note);
    call.departures().forEach(departure -> out.println("  departs from the spec: " + departure));
    out.flush();
  }

  private String asJson(RecordingProxy proxy) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("baseUrl", proxy.baseUrl().toString());
    object.put("authorizeUrl", proxy.baseUrl() + "/oauth/authorize");
    object.put("clientKey", proxy.clientCredentials().key());
    object.put("clientSecret", proxy.clientCredentials().secret());
    TokenCredentials token = proxy.tokenCredentials();
    object.put("token", token == null ? null : token.token());
    object.put("tokenSecret", token == null ? null : token.secret());
    object.put("folder", String.valueOf(folder));
    return object.toString();
  }

  private String asText(RecordingProxy proxy) {
    TokenCredentials token = proxy.tokenCredentials();
    return String.format(
        Locale.ROOT,
        """
        Recording proxy; press Ctrl-C to stop it. Its credentials are for this run only.

          base URL       %s
          client key     %s
          client secret  %s
          token          %s
          token secret   %s
          recordings     %s
        """,
        proxy.baseUrl(),
        proxy.clientCredentials().key(),
        proxy.clientCredentials().secret(),
        token == null ? "(of a user who authorizes the client)" : token.token(),
        token == null ? "" : token.secret(),
        folder);
  }
}
