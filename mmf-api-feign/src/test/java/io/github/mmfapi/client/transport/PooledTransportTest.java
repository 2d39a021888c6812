package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Response;
import feign.Util;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PooledTransportTest {
  private static final Request.Options OPTIONS =
      new Request.Options(5, TimeUnit.SECONDS, 5, TimeUnit.SECONDS, false);

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final PooledTransport transport =
      new PooledTransport(ShortTimeouts.withCallTimeout(Duration.ofSeconds(20)), builder -> {});
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

  /** The calls of a transport whose responses come from an interceptor. */
  private static PooledTransport transport(Interceptor responses) {
    return new PooledTransport(
        // No limit: OkHttp's watchdog would hold the first call for as long.
        ShortTimeouts.withCallTimeout(Duration.ZERO), builder -> builder.addInterceptor(responses));
  }

  private static okhttp3.Response response(Interceptor.Chain chain) {
    return new okhttp3.Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create("{}", null))
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("slow") // Waits for the garbage collector.
  void endedCall_isHeldByNoThread(boolean async) throws Exception {
    List<WeakReference<Call>> calls = new CopyOnWriteArrayList<>();
    Request get = Request.create(Request.HttpMethod.GET, "http://h/", Map.of(), null, null, null);
    try (PooledTransport own =
        transport(
            chain -> {
              calls.add(new WeakReference<>(chain.call()));
              return response(chain);
            })) {
      Response response =
          async
              ? own.execute(get, OPTIONS, Optional.empty()).get(20, TimeUnit.SECONDS)
              : own.execute(get, OPTIONS);
      response.close();
    }

    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (calls.get(0).get() != null) {
      assertThat(System.nanoTime() < end).as("held after its end").isTrue();
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  @Test
  void close_completesRunningCalls() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    CompletableFuture<Response> call;
    try (PooledTransport own =
        transport(
            chain -> {
              running.countDown();
              try {
                assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new InterruptedIOException("interrupted by close()");
              }
              return response(chain);
            })) {
      Request get = Request.create(Request.HttpMethod.GET, "http://h/", Map.of(), null, null, null);
      call = own.execute(get, OPTIONS, Optional.empty());
      assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
    }
    closed.countDown();

    assertThat(call.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
  }
}
