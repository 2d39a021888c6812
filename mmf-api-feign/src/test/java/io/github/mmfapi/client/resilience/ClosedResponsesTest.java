package io.github.mmfapi.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.value.Download;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the server responds, and whether it is a model or a file that the caller wants: the
 * connection is closed or returned at the end of the call, so that a pool of one connection serves
 * the next call.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosedResponsesTest {
  private static final int MOST_BYTES = 200_000;

  /** More than a buffer holds. */
  private static final String BLANKS = " ".repeat(100_000);

  /** A response that is read to its end, or not. */
  private enum Answer {
    MODEL(Recorded.NO_WORKOUTS),
    FAILURE("{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"no\"]}}"),
    REFUSED_TIMESTAMP(Recorded.UNSIGNED),
    NO_JSON("<html>" + BLANKS),
    NOTHING(""),
    TOO_LONG("{\"result\":" + BLANKS + BLANKS + BLANKS),
    REDIRECT(302, BLANKS),
    NOT_FOUND(404, BLANKS),
    UNAUTHORIZED(401, BLANKS),
    REFUSED_BY_A_PROXY(407, BLANKS),
    BUSY(429, BLANKS),
    ERROR(500, BLANKS),
    UNAVAILABLE(503, BLANKS);

    private final int status;
    private final String body;

    Answer(String body) {
      this(200, body);
    }

    Answer(int status, String body) {
      this.status = status;
      this.body = body;
    }

    String text() {
      return "HTTP/1.1 "
          + status
          + " X\r\nContent-Type: application/json\r\nLocation: /\r\nProxy-Authenticate: Basic"
          + " realm=\"x\"\r\nConnection: close\r\nContent-Length: "
          + body.length()
          + "\r\n\r\n"
          + body;
    }
  }

  private final FaultServer server = new FaultServer();
  private final AtomicInteger open = new AtomicInteger();
  private final Semaphore ended = new Semaphore(0);

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private MmfClientBuilder builder(TransportVariant variant) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(FaultServer.TOKEN)
        .retryPolicy(RetryPolicy.none())
        .maxConnections(1)
        .maxResponseSize(MOST_BYTES)
        .callTimeout(Duration.ofSeconds(30))
        .transport(variant.transport());
  }

  /** Responds, and then waits until the client has closed the connection. */
  private void hold(Answer answer) {
    server.always(
        (socket, request) -> {
          open.incrementAndGet();
          try {
            FaultServer.write(socket, answer.text());
            socket.getInputStream().readAllBytes();
          } finally {
            open.decrementAndGet();
            ended.release();
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void connection_afterEachResponse_isGivenBack(TransportVariant variant) throws Exception {
    InetSocketAddress proxy =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    try (MmfClient direct = builder(variant).build();
        MmfClient behindAProxy = builder(variant).proxy(proxy).build()) {
      for (Answer answer : Answer.values()) {
        hold(answer);
        MmfClient client = answer == Answer.REFUSED_BY_A_PROXY ? behindAProxy : direct;
        assertClosed(client, answer, "a model", () -> variant.read(client));
        assertClosed(client, answer, "a file", () -> download(variant, client).close());
      }
    }
  }

  /** Nobody reads the end of the stream behind the last byte. */
  @ParameterizedTest
  @EnumSource
  void connection_ofAFileReadToItsLastByte_isGivenBack(TransportVariant variant) throws Exception {
    hold(Answer.MODEL);
    try (MmfClient client = builder(variant).build()) {
      for (int i = 0; i < 2; i++) {
        assertClosed(
            client,
            Answer.MODEL,
            "a file",
            () -> {
              try (Download file = download(variant, client)) {
                int length = Answer.MODEL.body.length();
                assertThat(file.stream().readNBytes(length)).hasSize(length);
              }
            });
      }
    }
  }

  private interface Call {
    void make() throws Throwable;
  }

  private void assertClosed(MmfClient client, Answer answer, String what, Call call)
      throws InterruptedException {
    int before = server.received().size();
    Throwable thrown = catchThrowable(call::make);
    int calls = server.received().size() - before;

    assertThat(calls).as("calls of %s for %s: %s", client, what, thrown).isPositive();
    assertThat(ended.tryAcquire(calls, 10, TimeUnit.SECONDS))
        .as("%s, wanted as %s, leaves %s open: %s", answer, what, open, thrown)
        .isTrue();
  }

  @SuppressWarnings("MustBeClosedChecker") // Its callers close it.
  private static Download download(TransportVariant variant, MmfClient client) {
    return variant.isAsync()
        ? client.async().routes().getRouteGpx(r -> r.routeId(5L)).join()
        : client.routes().getRouteGpx(r -> r.routeId(5L));
  }
}
