package io.github.mmfapi.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The users of a client share its connections. */
class ConnectionReuseTest {
  private static final int USERS = 20;

  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    connections.add(exchange.getRemoteAddress());
    byte[] body = Recorded.NO_WORKOUTS.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void callsOfManyUsers_oneAfterTheOther_shareConnections(TransportVariant variant)
      throws Throwable {
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/3.1")
            .clientCredentials(ClientCredentials.of("key", "secret"))
            .transport(variant.transport())
            .build()) {
      for (int user = 0; user < USERS; user++) {
        variant.read(client.as(TokenCredentials.of("token" + user, "token-secret")));
      }
    }

    // The other transports release a connection after the response; the next call may come earlier.
    boolean releasedWithTheResponse =
        variant == TransportVariant.OKHTTP || variant == TransportVariant.OKHTTP_ASYNC;
    assertThat(connections).hasSizeLessThanOrEqualTo(releasedWithTheResponse ? 1 : USERS / 2);
  }
}
