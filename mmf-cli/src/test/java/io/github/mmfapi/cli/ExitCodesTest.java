package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.Logins;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.FileTokenStore;
import io.github.mmfapi.wire.OutputFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The exit code of {@code mmf call} for each HTTP status, each response, each format and each place
 * that the response is written to: 1 if HTTP or the envelope reports a failure, 0 otherwise. The
 * response arrives unchanged, except that a failure is not saved.
 */
@Timeout(60)
class ExitCodesTest {
  private static final int[] STATUSES = {200, 299, 300, 404, 503};

  /** Where the response goes. */
  private enum Place {
    PRINTED,
    FILE,
    PIPE
  }

  /** A response, and whether its envelope reports a failure. */
  private record Content(String text, boolean failure) {}

  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);
  private HttpServer server;
  private volatile int status;
  private volatile String text = "";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    environment.put(Environment.HOME, home.toString());
    new Logins(
            FileTokenStore.open(home.resolve("tokens")),
            CommandLineRun.TUTORIAL_CLIENT.get(Environment.CLIENT_KEY))
        .store(URI.create(baseUrl()), TokenCredentials.of("token", "token-secret"));
  }

  private String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/3.1";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static List<Content> contents(@Nullable OutputFormat format) {
    List<Content> all = new ArrayList<>(List.of(new Content("<html>page</html>", false)));
    all.add(new Content("", false));
    for (boolean failure : new boolean[] {true, false}) {
      int status = failure ? -1 : 1;
      for (String envelope : envelopes(format)) {
        all.add(new Content(envelope.replace("%d", Integer.toString(status)), failure));
      }
    }
    return all;
  }

  private static List<String> envelopes(@Nullable OutputFormat format) {
    if (format == null) {
      return envelopes(OutputFormat.JSON);
    }
    return switch (format) {
      case JSON ->
          List.of(
              "{\"result\":{\"status\":%d,\"output\":[],\"errors\":[\"x\"]}}",
              "\n{ \"result\" : {\n \"status\" : %d, \"output\": [] } }",
              "{\"result\":{\"status\":\"%d\",\"output\":[]}}");
      case XML ->
          List.of(
              "<?xml version=\"1.0\"?>\n<result><status>%d</status><output/></result>",
              "<result>\n  <status>%d</status>\n</result>");
      case PHP -> List.of("a:1:{s:6:\"result\";a:2:{s:6:\"status\";i:%d;s:6:\"output\";a:0:{}}}");
      // The form of TXT is unknown, so no failure is seen in it.
      case TXT -> List.of();
    };
  }

  @ParameterizedTest
  @EnumSource
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no named pipes")
  void call_eachStatusAndResponse_exitsAsItReports(Place place) throws Exception {
    List<@Nullable OutputFormat> formats = new ArrayList<>(List.of(OutputFormat.values()));
    formats.add(null);
    for (int sent : STATUSES) {
      status = sent;
      // The status alone decides from 300 on, which one format shows.
      for (OutputFormat format : sent < 300 ? formats : formats.subList(0, 1)) {
        for (Content content : contents(format)) {
          text = content.text();
          String where = place + ", HTTP " + sent + ", " + format + ": " + text;
          Ended ended = call(place, format);
          int expected = sent >= 300 || content.failure() ? 1 : 0;

          assertThat(ended.run().exitCode())
              .as("%s%n%s", where, ended.run().err())
              .isEqualTo(expected);
          boolean saved = place == Place.PRINTED || expected == 0;
          assertThat(ended.written()).as(where).isEqualTo(saved ? text : "");
          assertThat(ended.run().err().lines())
              .as(where)
              .hasSize(sent >= 300 || (content.failure() && place != Place.PRINTED) ? 1 : 0)
              .allMatch(
                  line ->
                      line.startsWith(
                          sent >= 300
                              ? "mmf: HTTP " + sent + " for users/get_user"
                              : "mmf: users/get_user reports a failure"));
        }
      }
    }
  }

  /** One that is not signed without a login, and one that the application signs. */
  @ParameterizedTest
  @ValueSource(strings = {"workouts/get_activity_types", "oauth/request_token"})
  void call_withoutLogin_exitsAsItReports(String method) {
    environment.put(Environment.HOME, home.resolve("without-login").toString());
    environment.put(Environment.BASE_URL, baseUrl());
    status = 200;
    for (int reported : new int[] {1, -1}) {
      text = envelopes(OutputFormat.JSON).get(0).replace("%d", Integer.toString(reported));
      CommandLineRun run = run(List.of("call", method));

      assertThat(run.out()).isEqualToIgnoringNewLines(text);
      assertThat(run.exitCode()).as(run.err()).isEqualTo(reported == 1 ? 0 : 1);
    }
  }

  private record Ended(CommandLineRun run, String written) {}

  private Ended call(Place place, @Nullable OutputFormat format) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("call", "users/get_user"));
    if (format != null) {
      arguments.addAll(List.of("--format", format.value()));
    }
    if (place == Place.PRINTED) {
      CommandLineRun run = run(arguments);
      String end = text.endsWith("\n") ? "" : System.lineSeparator();
      assertThat(run.out()).endsWith(end);
      return new Ended(run, run.out().substring(0, run.out().length() - end.length()));
    }
    Path file = home.resolve("response");
    Files.deleteIfExists(file);
    arguments.addAll(List.of("-o", file.toString()));
    if (place == Place.FILE) {
      CommandLineRun run = run(arguments);
      assertThat(run.out()).isEmpty();
      return new Ended(run, Files.exists(file) ? Files.readString(file) : "");
    }
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    CompletableFuture<String> reader = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                reader.complete(Files.readString(file));
              } catch (IOException e) {
                reader.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    CommandLineRun run = run(arguments);
    return new Ended(run, reader.get(20, TimeUnit.SECONDS));
  }

  private CommandLineRun run(List<String> arguments) {
    return CommandLineRun.of(environment, arguments.toArray(String[]::new));
  }
}
