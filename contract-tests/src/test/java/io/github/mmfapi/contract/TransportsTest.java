package io.github.mmfapi.contract;

import static io.github.mmfapi.contract.FaultServer.answer;
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
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the transports must have in common, each of them synchronous and not. */
class TransportsTest {
  private final FaultServer server = new FaultServer();

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private MmfClientBuilder builder(Way way) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TokenCredentials.of("token", "token-secret"))
        .retryPolicy(RetryPolicy.none())
        .transport(way.transport());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void answer_packed_isAskedForAndUnpacked(Way way) throws Throwable {
    server.always(
        (socket, request) -> {
          byte[] packed = packed(Recorded.NO_WORKOUTS);
          FaultServer.write(
              socket,
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                  + "Content-Length: "
                  + packed.length
                  + "\r\nConnection: close\r\n\r\n");
          socket.getOutputStream().write(packed);
        });
    try (MmfClient client = builder(way).build()) {
      way.read(client);
    }

    assertThat(server.received()).hasSize(1);
    assertThat(server.received().get(0).header("Accept-Encoding")).contains("gzip");
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void request_byDefault_saysWhoIsCalling(Way way) throws Throwable {
    try (MmfClient client = builder(way).build();
        MmfClient named = builder(way).userAgent("gym/2.0").build()) {
      way.read(client);
      way.write(named);
    }

    assertThat(server.received().get(0).header("User-Agent"))
        .matches("mmf-api-java/\\S+ Java/\\d+");
    assertThat(server.received().get(1).header("User-Agent")).isEqualTo("gym/2.0");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void redirect_isNotFollowed(Way way) {
    server.always(answer(302, "text/html", "", "Location: " + server.baseUrl() + "/elsewhere"));
    try (MmfClient client = builder(way).build()) {
      assertThat(catchThrowable(() -> way.read(client))).hasMessageContaining("redirect");
      assertThat(catchThrowable(() -> way.write(client)))
          .isInstanceOf(WriteOutcomeUnknownException.class);
    }

    assertThat(server.received()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void proxy_isSentWhatIsForTheServer(Way way) throws Throwable {
    try (MmfClient client =
        builder(way)
            .baseUrl("http://api.example.invalid/3.1")
            .proxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()))
            .build()) {
      way.read(client);
    }

    assertThat(server.received().get(0).line())
        .startsWith("GET http://api.example.invalid/3.1/workouts/get_workouts?");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void trickle_endsWithTheCallTimeout(Way way) {
    server.always(server.trickle());
    long start = System.nanoTime();
    Throwable thrown;
    try (MmfClient client = builder(way).callTimeout(Duration.ofMillis(400)).build()) {
      thrown = catchThrowable(() -> way.read(client));
    }

    assertThat(thrown)
        .isInstanceOfSatisfying(
            MmfTransportException.class,
            late -> assertThat(late.kind()).isEqualTo(MmfTransportException.Kind.CALL_TIMED_OUT));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void silence_endsWithTheCallTimeoutIfThatIsShorter(Way way) {
    server.always(server.silence());
    long start = System.nanoTime();
    try (MmfClient client = builder(way).callTimeout(Duration.ofMillis(400)).build()) {
      assertThat(catchThrowable(() -> way.write(client)))
          .isInstanceOf(WriteOutcomeUnknownException.class);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"OKHTTP_ASYNC", "JDK_ASYNC", "HC5_ASYNC"})
  void cancelledCall_letsGoOfItsConnection(Way way) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    LinkedBlockingQueue<CallOutcome> outcomes = new LinkedBlockingQueue<>();
    server.always(
        (socket, request) -> {
          arrived.countDown();
          try {
            // Nothing more comes, so this ends when the client lets go of the connection.
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
    try (MmfClient client = builder(way).listener(listener).build()) {
      CompletableFuture<WorkoutPage> call = client.async().workouts().getWorkouts();
      assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();

      call.cancel(true);

      assertThat(released.await(5, TimeUnit.SECONDS)).as("connection released").isTrue();
      assertThat(outcomes.poll(5, TimeUnit.SECONDS)).isEqualTo(CallOutcome.CANCELLED);
      assertThat(outcomes).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void clockOff_isPutRightOnceForAllUsersOfAClient(Way way) throws Throwable {
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
    Clock wrong = Clock.fixed(serverTime.plus(Duration.ofHours(7)), ZoneOffset.UTC);
    try (MmfClient client = builder(way).clock(wrong).build()) {
      way.write(client);
      assertThat(server.received()).hasSize(2);
      way.read(client.as(TokenCredentials.of("another", "s3cret")));
      way.read(client);
    }

    assertThat(server.received()).hasSize(4);
  }

  private static String parameter(String line, String name) {
    int start = line.indexOf(name + "=") + name.length() + 1;
    return line.substring(start, line.indexOf('&', start));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void requestId_ofTheServer_isInTheException(Way way) {
    server.always(answer(500, "text/html", "", "X-Request-Id: abc-123", "Set-Cookie: s=s3cret"));
    try (MmfClient client = builder(way).build()) {
      assertThat(catchThrowable(() -> way.read(client)))
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
