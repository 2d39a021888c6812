package io.github.mmfapi.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.cli.internal.request.CurlCommand;
import io.github.mmfapi.cli.internal.request.SentRequest;
import io.github.mmfapi.contract.support.Oracle;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code mmf diagnose} reads from a curl command is what bash and curl send. */
class CurlCommandTest {
  private static final List<String> ARGUMENTS =
      List.of(
          "'URL/p?a=1&b=%20c'",
          "URL/p -X DELETE -H 'X-A:  spaced  '",
          "-sSXPUT URL/p -d a=1 -d 'b=2 3'",
          "URL/p --data-urlencode 'a=b c&d' --data-urlencode '=ä~' --data-urlencode 'x y'",
          "-G URL/p -d a=1 --data-urlencode 'b=*'",
          "-G 'URL/p?x=1' --data-raw '@y'",
          "-H 'Content-Type: text/plain' --data-binary $'a\\nb\\u0021\\x41' URL/p",
          "URL/p --data-raw $'\\u00e9\\u4e2d' --compressed",
          "URL/p -d \"say \\\"hi\\\" \\$5 \\\\ c\\d\"",
          """
          URL/p \\
            -H "Authorization: OAuth oauth_token=\\"t\\", oauth_nonce=\\"n\\"" \\
            --data 'it'\\''s'""",
          "URL/p --data-raw $'\\?\\\\\\8\\q\\x\\xg\\u\\ug\\U\\0601\\x414\\u00411\\\"\\''",
          "URL/p --data-raw $'\\a\\b\\e\\f\\n\\r\\t\\v\\E'",
          "URL/p --data-raw \"a\\\nb\\q\nc$\" --data-binary $\"d e\"",
          "URL/p --json '[' --json ']'",
          "URL/p --data '' -H 'X-Empty;' -H 'Accept:'",
          "-u name:password -A agent -e http://r/ -b c=d -k -m 20 URL/p",
          "--url URL/p --data-ascii a=1",
          "URL/p/a%2Fb --no-keepalive -H 'Content-Type: application/json' --data-raw '{\"a\": 1}'");

  private HttpServer server;
  private String url;
  private volatile @Nullable Received received;

  private record Received(String method, String target, Headers headers, String body) {
    @Nullable String header(String name) {
      return headers.getFirst(name);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received =
              new Received(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders(),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void read_command_isWhatCurlSends() throws Exception {
    Oracle.require("curl or bash is missing (Debian: curl bash)", "bash", "-c", "curl --version");
    for (String arguments : ARGUMENTS) {
      String command = "curl " + arguments.replace("URL", url);
      received = null;
      Oracle.run(Path.of("target"), Map.of("LC_ALL", "C.UTF-8"), "bash", "-c", command);
      Received sent = received;
      assertThat(sent).as(command).isNotNull();

      SentRequest read = CurlCommand.read(command);
      assertThat(read.method()).as(command).isEqualTo(sent.method());
      // Versions of curl differ in how they write an escape: %2a or %2A, + or %20.
      assertThat(parts(read.url())).as(command).isEqualTo(parts(url + sent.target()));
      assertThat(decoded(new String(read.body(), StandardCharsets.UTF_8)))
          .as(command)
          .isEqualTo(decoded(sent.body()));
      for (String name : List.of("Content-Type", "X-A", "X-Empty")) {
        assertThat(read.header(name)).as(command + ": " + name).isEqualTo(sent.header(name));
      }
      if (read.header("Authorization") != null) {
        assertThat(read.header("Authorization")).isEqualTo(sent.header("Authorization"));
      }
    }
  }

  /** Returns the URL up to its query, and the parameters of the query. */
  private static List<Object> parts(String url) {
    int query = url.indexOf('?');
    return query < 0
        ? List.of(url)
        : List.of(url.substring(0, query), decoded(url.substring(query + 1)));
  }

  private static List<Parameter> decoded(String formOrQuery) {
    return Parameters.parse(formOrQuery);
  }
}
