package io.github.mmfapi.client.resilience;

import static io.github.mmfapi.client.support.FaultServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Gzipped;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all transports must do, synchronously and asynchronously. */
class TransportsTest {
  private final FaultServer server = new FaultServer();

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private MmfClientBuilder builder(TransportVariant variant) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TokenCredentials.of("token", "token-secret"))
        .retryPolicy(RetryPolicy.none())
        .transport(variant.transport());
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void gzip_isRequestedAndUncompressed(TransportVariant variant) throws Throwable {
    server.always(
        (socket, request) -> {
          byte[] compressed = Gzipped.of(Recorded.NO_WORKOUTS);
          FaultServer.write(
              socket,
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                  + "Content-Length: "
                  + compressed.length
                  + "\r\nConnection: close\r\n\r\n");
          socket.getOutputStream().write(compressed);
        });
    try (MmfClient client = builder(variant).build()) {
      variant.read(client);
    }

    assertThat(server.received()).hasSize(1);
    assertThat(server.received().get(0).header("Accept-Encoding")).contains("gzip");
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void request_byDefault_hasAUserAgent(TransportVariant variant) throws Throwable {
    try (MmfClient client = builder(variant).build();
        MmfClient named = builder(variant).userAgent("gym/2.0").build()) {
      variant.read(client);
      variant.write(named);
    }

    assertThat(server.received().get(0).header("User-Agent"))
        .matches("mmf-api-java/\\d+\\.\\d+\\.\\d+\\S* Java/\\d+");
    assertThat(server.received().get(1).header("User-Agent")).isEqualTo("gym/2.0");
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void redirect_isNotFollowed(TransportVariant variant) {
    server.always(answer(302, "text/html", "", "Location: " + server.baseUrl() + "/elsewhere"));
    try (MmfClient client = builder(variant).build()) {
      assertThat(catchThrowable(() -> variant.read(client))).hasMessageContaining("redirect");
      assertThat(catchThrowable(() -> variant.write(client)))
          .isInstanceOf(WriteOutcomeUnknownException.class);
    }

    assertThat(server.received()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void proxy_receivesTheRequest(TransportVariant variant) throws Throwable {
    try (MmfClient client =
        builder(variant)
            .baseUrl("http://api.example.invalid/3.1")
            .proxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()))
            .build()) {
      variant.read(client);
    }

    assertThat(server.received().get(0).line())
        .startsWith("GET http://api.example.invalid/3.1/workouts/get_workouts?");
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void trickle_endsWithTheCallTimeout(TransportVariant variant) {
    server.always(server.trickle());
    long start = System.nanoTime();
    Throwable thrown;
    try (MmfClient client = builder(variant).callTimeout(Duration.ofMillis(400)).build()) {
      thrown = catchThrowable(() -> variant.read(client));
    }

    assertThat(thrown)
        .isInstanceOfSatisfying(
            MmfTransportException.class,
            late -> assertThat(late.kind()).isEqualTo(MmfTransportException.Kind.CALL_TIMED_OUT));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void silence_endsWithTheShorterCallTimeout(TransportVariant variant) {
    server.always(server.silence());
    long start = System.nanoTime();
    try (MmfClient client = builder(variant).callTimeout(Duration.ofMillis(400)).build()) {
      assertThat(catchThrowable(() -> variant.write(client)))
          .isInstanceOf(WriteOutcomeUnknownException.class);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @EnumSource(
      value = TransportVariant.class,
      names = {"OKHTTP_ASYNC", "JDK_ASYNC", "HC5_ASYNC"})
  void cancelledCall_releasesItsConnection(TransportVariant variant) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    LinkedBlockingQueue<CallOutcome> outcomes = new LinkedBlockingQueue<>();
    server.always(
        (socket, request) -> {
          arrived.countDown();
          try {
            // Returns when the client closes the connection.
            socket.getInputStream().read();
          } finally {
            released.countDown();
          }
        });
    MmfCallListener listener =
        new MmfCallListener() {
          @Override
          public void finished(
              MmfCall call, CallOutcome outcome, int attempts, Duration took, Throwable failure) {
            outcomes.add(outcome);
          }
        };
    try (MmfClient client = builder(variant).listener(listener).build()) {
      CompletableFuture<WorkoutPage> call = client.async().workouts().getWorkouts();
      assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();

      call.cancel(true);

      assertThat(released.await(5, TimeUnit.SECONDS)).as("connection released").isTrue();
      assertThat(outcomes.poll(5, TimeUnit.SECONDS)).isEqualTo(CallOutcome.CANCELLED);
      assertThat(outcomes).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void clockSkew_isCorrectedOnceForAllUsersOfAClient(TransportVariant variant) throws Throwable {
    Instant serverTime = Instant.parse("2013-01-16T10:31:14Z");
    String date =
        "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(serverTime.atOffset(ZoneOffset.UTC));
    server.always(
        (socket, request) -> {
          long timestamp = Long.parseLong(parameter(request.line(), "oauth_timestamp"));
          boolean good = Math.abs(timestamp - serverTime.getEpochSecond()) < 300;
          String body = request.line().contains("create") ? Recorded.CREATED : Recorded.NO_WORKOUTS;
          answer(200, "application/json", good ? body : Recorded.UNSIGNED, date)
              .to(socket, request);
        });
    Clock skewed = Clock.fixed(serverTime.plus(Duration.ofHours(7)), ZoneOffset.UTC);
    try (MmfClient client = builder(variant).clock(skewed).build()) {
      variant.write(client);
      assertThat(server.received()).hasSize(2);
      variant.read(client.as(TokenCredentials.of("another", "s3cret")));
      variant.read(client);
    }

    assertThat(server.received()).hasSize(4);
  }

  private static String parameter(String line, String name) {
    int start = line.indexOf(name + "=") + name.length() + 1;
    return line.substring(start, line.indexOf('&', start));
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void requestId_ofTheServer_isInTheException(TransportVariant variant) {
    server.always(answer(500, "text/html", "", "X-Request-Id: abc-123", "Set-Cookie: s=s3cret"));
    try (MmfClient client = builder(variant).build()) {
      assertThat(catchThrowable(() -> variant.read(client)))
          .isInstanceOfSatisfying(
              MmfException.class,
              e -> {
                assertThat(header(e, "x-request-id")).isEqualTo(List.of("abc-123"));
                assertThat(e.responseHeaders().toString()).doesNotContain("s3cret");
              });
    }
  }

  private static List<String> header(MmfException e, String name) {
    return e.responseHeaders().entrySet().stream()
        .filter(h -> h.getKey().equalsIgnoreCase(name))
        .flatMap(h -> h.getValue().stream())
        .toList();
  }
}
