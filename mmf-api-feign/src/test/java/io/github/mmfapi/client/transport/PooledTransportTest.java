package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Response;
import feign.Util;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PooledTransportTest {
  private static final Request.Options OPTIONS =
      new Request.Options(5, TimeUnit.SECONDS, 5, TimeUnit.SECONDS, false);

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final PooledTransport transport =
      new PooledTransport(
          new TransportSettings(
              false,
              Duration.ofSeconds(5),
              Duration.ofSeconds(5),
              Duration.ofSeconds(20),
              8,
              1024 * 1024,
              null,
              null,
              null),
          builder -> {});
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    transport.close();
    server.close();
  }

  /**
   * Responds to the first request of the first connection and closes it at the second request, like
   * a server whose idle time-out ends just then. Responds on all later connections.
   */
  private void serve() {
    Thread accepting =
        new Thread(
            () -> {
              try {
                try (Socket first = server.accept()) {
                  BufferedReader in = reader(first);
                  receive(in);
                  respond(first);
                  receive(in);
                }
                while (!server.isClosed()) {
                  try (Socket next = server.accept()) {
                    receive(reader(next));
                    respond(next);
                  }
                }
              } catch (IOException e) {
                if (!server.isClosed()) {
                  throw new UncheckedIOException(e);
                }
              }
            });
    accepting.setDaemon(true);
    accepting.start();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  private void receive(BufferedReader in) throws IOException {
    received.add(in.readLine());
    while (!in.readLine().isEmpty()) {
      // the headers of a request without a body
    }
  }

  private static void respond(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
  }

  private void call(Request.HttpMethod method) throws IOException {
    String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
    Request request = Request.create(method, url, Map.of(), null, null, null);
    try (Response response = transport.execute(request, OPTIONS)) {
      Util.toByteArray(response.body().asInputStream());
    }
  }

  @Test
  void read_onADeadPooledConnection_isRetried() throws IOException {
    serve();
    call(Request.HttpMethod.GET);

    call(Request.HttpMethod.GET);

    assertThat(received).hasSize(3);
  }

  @Test
  void write_onADeadPooledConnection_isNotRetried() throws IOException {
    serve();
    call(Request.HttpMethod.GET);

    assertThatThrownBy(() -> call(Request.HttpMethod.POST)).isInstanceOf(IOException.class);

    assertThat(received).containsExactly("GET / HTTP/1.1", "POST / HTTP/1.1");
  }
}
