package io.github.mmfapi.contract.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.testoutput.Leftovers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However far a call has come, a closed proxy leaves no thread, no connection and no port. */
@Timeout(60)
class GivenBackTest {
  private static final String RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";

  /** What the server behind the proxy does with the call. */
  private enum Server {
    RESPONDS(RESPONSE + "Content-Length: 2\r\n\r\n{}"),
    IS_SILENT(""),
    STOPS_IN_THE_BODY(RESPONSE + "Content-Length: 9\r\n\r\n{}");

    private final String sent;

    Server(String sent) {
      this.sent = sent;
    }
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void closedProxy_leavesNothing(Server behaviour) throws Exception {
    Leftovers leftovers = Leftovers.fromNowOn();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      int port;
      Socket client;
      Socket forwarded;
      try (RecordingProxy proxy = proxy(server)) {
        port = proxy.baseUrl().getPort();
        client = call(proxy);
        forwarded = server.accept();
        assertThat(forwarded.getInputStream().read()).isPositive();
        forwarded.getOutputStream().write(behaviour.sent.getBytes(StandardCharsets.US_ASCII));
        if (behaviour == Server.RESPONDS) {
          forwarded.close();
          assertThat(client.getInputStream().read()).isPositive();
        }
      }
      // The proxy gives up its connections, rather than this side.
      if (!forwarded.isClosed()) {
        awaitEnd(forwarded);
        forwarded.close();
      }
      client.close();
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
    leftovers.assertNone("a proxy whose server " + behaviour);
  }

  private static void awaitEnd(Socket connection) throws IOException {
    connection.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
    try {
      connection.getInputStream().readAllBytes();
    } catch (SocketException reset) {
      // So ends a connection that is closed before all that was sent to it is read.
    }
  }

  private RecordingProxy proxy(ServerSocket server) throws IOException {
    return RecordingProxy.builder()
        .target(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/3.1"))
        .clientCredentials(ClientCredentials.of("key", "client-secret"))
        .tokenCredentials(TokenCredentials.of("token", "token-secret"))
        .folder(folder)
        .start();
  }

  /** Sends a signed request, and leaves the connection open. */
  private static Socket call(RecordingProxy proxy) throws IOException {
    URI url = URI.create(proxy.baseUrl() + "/users/get_user");
    String header =
        OAuth1Signer.builder()
            .clientCredentials(proxy.clientCredentials())
            .build()
            .sign(SigningRequest.of("GET", url.toString()).withToken(proxy.tokenCredentials()))
            .authorizationHeader();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
    socket
        .getOutputStream()
        .write(
            ("GET "
                    + url.getPath()
                    + " HTTP/1.1\r\nHost: "
                    + url.getAuthority()
                    + "\r\nAuthorization: "
                    + header
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
