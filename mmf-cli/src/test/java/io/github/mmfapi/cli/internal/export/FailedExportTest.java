package io.github.mmfapi.cli.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Response;
import io.github.mmfapi.cli.internal.account.Account;
import io.github.mmfapi.cli.internal.account.CommandContext;
import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.output.Console;
import io.github.mmfapi.cli.internal.routes.RoutesCommand;
import io.github.mmfapi.cli.internal.workouts.WorkoutsCommand;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.testoutput.FailingFiles;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What an export gives back that fails. */
class FailedExportTest {
  private static final URI SERVER = URI.create("http://127.0.0.1:1/3.1");
  private static final String USER =
      "{\"result\":{\"status\":1,\"output\":{\"user\":{\"user_id\":\"5\"}},\"errors\":[]}}";
  private static final String REFUSAL =
      "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"no\"]}}";

  /** Longer than what a client reads of a body before it gives it away. */
  private static final String GPX = "<gpx>" + " ".repeat(300_000) + "</gpx>";

  private final AtomicInteger open = new AtomicInteger();

  @TempDir private Path folder;

  /** Knows the user, has any route, and refuses all else. */
  private MmfClient client() {
    return MmfClient.builder()
        .baseUrl(SERVER)
        .clientCredentials(ClientCredentials.of("key", "client-secret"))
        .tokenCredentials(TokenCredentials.of("token", "token-secret"))
        .transport(
            settings ->
                new Transport(
                    (request, options) -> response(request),
                    (request, options, context) -> {
                      throw new UnsupportedOperationException("no call is asynchronous");
                    },
                    () -> {}))
        .build();
  }

  private Response response(Request request) {
    String url = request.url();
    boolean gpx = url.contains("get_route_gpx");
    String body = gpx ? GPX : url.contains("users/get_user") ? USER : REFUSAL;
    open.incrementAndGet();
    return Response.builder()
        .status(200)
        .headers(Map.of("Content-Type", List.of(gpx ? "application/gpx+xml" : "application/json")))
        .request(request)
        .body(new Body(body), body.length())
        .build();
  }

  /** A body of which it is known whether it was closed. */
  private final class Body extends ByteArrayInputStream {
    private boolean closed;

    Body(String text) {
      super(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }

  /** An account without a login. */
  private final class AnyAccount implements Account {
    @SuppressWarnings("UnusedVariable") // picocli wants something to set.
    @Option(names = "--any", hidden = true)
    private boolean any;

    @Override
    public Session open() {
      MmfClient client = client();
      return new Session(client, client, SERVER, folder);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"workouts ndjson", "workouts gpx", "routes csv", "routes gpx"})
  void progress_ofAnExportThatFails_endsItsLine(String export) {
    CommandContext context =
        new CommandContext(
            AnyAccount::new,
            new Console(StandardCharsets.US_ASCII, stream -> stream == Console.Stream.ERR),
            Clock.systemUTC(),
            "",
            List.of());
    CommandLine command =
        export.startsWith("workouts")
            ? WorkoutsCommand.commandLine(context)
            : RoutesCommand.commandLine(context);
    StringWriter err = new StringWriter();
    List<Exception> failures = new ArrayList<>();
    command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(
            (failure, failed, parsed) -> {
              failures.add(failure);
              return 1;
            })
        .execute(
            "export",
            "--to",
            folder.resolve("to").toString(),
            "--format",
            export.substring(export.indexOf(' ') + 1));

    assertThat(failures).as(err.toString()).hasSize(1);
    assertThat(err.toString()).contains("\rexport").endsWith(System.lineSeparator());
    assertThat(open).as("responses that were not closed").hasValue(0);
  }

  @Test
  void route_whoseFileCannotBeWritten_isClosed() throws Exception {
    Path routes = folder.resolve("routes");
    try (MmfClient client = client()) {
      FailingFiles.assertGivenBack(
          "a route",
          () -> {
            Files.deleteIfExists(routes.resolve("1.gpx"));
            return routes;
          },
          path -> {
            try {
              new RouteFolder(path, client, false, new PrintWriter(new StringWriter())).save("1");
            } finally {
              assertThat(open).as("responses that were not closed").hasValue(0);
            }
          });
    }
    assertThat(routes.resolve("1.gpx")).hasContent(GPX);
  }
}
