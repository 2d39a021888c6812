package io.github.mmfapi.client.faults;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfNotFoundException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.client.transport.OkHttpTransport;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.client.transport.TransportFactory;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Responses that arrive so slowly that somebody ends them: a time-out or the caller.
 *
 * <p>It takes about 20 s: the time-outs of sockets are real, and those with two requests are long
 * enough for a busy machine.
 */
@Timeout(
    value = 60,
    threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // A blocked read heeds no interrupt.
@Tag("slow")
class SlowBodyTest {
  private static final Duration SOON = Duration.ofSeconds(8);
  private static final long INTERVAL_MILLIS = 20;

  /** Long enough for a request that is signed again on a busy machine. */
  private static final Duration WITH_TWO_REQUESTS = Duration.ofMillis(700);

  private final FaultServer server = new FaultServer();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore released = new Semaphore(0);

  @AfterEach
  void close() throws IOException {
    closed.countDown();
    server.close();
  }

  private MmfClientBuilder builder(TransportVariant variant) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
        .tokenCredentials(FaultServer.TOKEN)
        .retryPolicy(RetryPolicy.none())
        .transport(variant.transport());
  }

  /** Sends a start at once and then byte by byte, until the client closes the connection. */
  private FaultServer.Action trickle(String start, String repeated) {
    return (socket, request) -> {
      FaultServer.write(socket, start);
      arrived.release();
      try {
        while (!closed.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
          FaultServer.write(socket, repeated);
          requireOpen(socket);
        }
      } finally {
        released.release();
      }
    };
  }

  /** Throws if the client has closed the connection, from which nothing more is due. */
  private static void requireOpen(Socket socket) throws IOException {
    socket.setSoTimeout(1);
    try {
      if (socket.getInputStream().read() < 0) {
        throw new IOException("closed by the client");
      }
    } catch (java.net.SocketTimeoutException stillOpen) {
      return;
    }
  }

  private FaultServer.Action ofUnknownLength() {
    return trickle("HTTP/1.1 200 X\r\nContent-Type: application/json\r\n\r\n{", " ");
  }

  private FaultServer.Action ofKnownLength() {
    return trickle(
        "HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{",
        " ");
  }

  private FaultServer.Action chunked() {
    return trickle(
        "HTTP/1.1 200 X\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
        "1\r\n \r\n");
  }

  private FaultServer.Action headers() {
    return trickle("HTTP/1.1 200 X\r\n", "X: y\r\n");
  }

  private void awaitReleased(int connections) throws InterruptedException {
    assertThat(released.tryAcquire(connections, SOON.toMillis(), TimeUnit.MILLISECONDS))
        .as("%d connections released", connections)
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void trickle_ofEachKind_endsWithTheCallTimeoutAndReleasesItsConnection(TransportVariant variant)
      throws Exception {
    for (FaultServer.Action trickle :
        List.of(ofUnknownLength(), ofKnownLength(), chunked(), headers())) {
      server.always(trickle);
      long start = System.nanoTime();
      try (MmfClient client = builder(variant).callTimeout(Duration.ofMillis(300)).build()) {
        assertThat(catchThrowable(() -> variant.read(client)))
            .isInstanceOf(MmfTransportException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        awaitReleased(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void trickle_pastTheCallTimeout_blocksNobodysTimer(TransportVariant variant) throws Exception {
    server.always(chunked());
    long start = System.nanoTime();
    try (MmfClient client = builder(variant).callTimeout(Duration.ofMillis(300)).build()) {
      assertThat(catchThrowable(() -> variant.read(client))).isNotNull();
      CompletableFuture<Void> unrelated =
          new CompletableFuture<Void>().completeOnTimeout(null, 100, TimeUnit.MILLISECONDS);
      unrelated.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void errorPage_thatTrickles_isNotReadToItsEnd(TransportVariant variant) throws Exception {
    server.always(
        trickle(
            "HTTP/1.1 404 X\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n"
                + "x".repeat(9000),
            " "));
    try (MmfClient client = builder(variant).build()) {
      long start = System.nanoTime();
      assertThat(catchThrowable(() -> variant.read(client))).hasMessageContaining("HTTP 404");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
      awaitReleased(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void errorPage_thatTricklesPastTheCallTimeout_keepsItsStatus(TransportVariant variant)
      throws Exception {
    String head = "HTTP/1.1 404 X\r\nContent-Type: text/html\r\n";
    try (MmfClient client = builder(variant).callTimeout(Duration.ofMillis(400)).build()) {
      long start = System.nanoTime();
      server.always(trickle(head + "\r\n<p>", " "));
      assertThat(catchThrowable(() -> variant.read(client)))
          .isInstanceOf(MmfNotFoundException.class);
      server.always(trickle(head + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"));
      assertThat(catchThrowable(() -> variant.write(client)))
          .isInstanceOf(MmfNotFoundException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
      awaitReleased(2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransportVariant.class,
      names = {"OKHTTP_ASYNC", "JDK_ASYNC", "HC5_ASYNC"})
  void errorPage_thatTricklesWhileTheClockDiffers_keepsItsStatus(TransportVariant variant)
      throws Throwable {
    String head =
        "HTTP/1.1 404 X\r\nContent-Type: text/html\r\nDate: "
            + RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).minusHours(1))
            + "\r\n";
    try (MmfClient client = builder(variant).build()) {
      // The first call of a transport loads classes, which can take longer than the time-out.
      variant.read(client);
    }
    try (MmfClient client = builder(variant).callTimeout(WITH_TWO_REQUESTS).build()) {
      long start = System.nanoTime();
      server.always(trickle(head + "\r\n<p>", " "));
      assertThat(catchThrowable(() -> variant.read(client)))
          .isInstanceOf(MmfNotFoundException.class);
      awaitReleased(1);
      assertThat(catchThrowable(() -> variant.write(client)))
          .isInstanceOf(MmfNotFoundException.class);
      awaitReleased(1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransportVariant.class,
      names = {"OKHTTP_ASYNC", "JDK_ASYNC", "HC5_ASYNC"})
  void call_signedAgainAndThenSilent_hasTimedOut(TransportVariant variant) throws Exception {
    server.always(server.silence());
    server.once(
        FaultServer.answer(
            401,
            "text/plain",
            "timestamp refused",
            "Date: " + RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).minusHours(1))));
    try (MmfClient client = builder(variant).callTimeout(WITH_TWO_REQUESTS).build()) {
      assertThat(catchThrowable(() -> variant.read(client)))
          .isInstanceOf(MmfTransportException.class);
      assertThat(server.received()).as("signed twice").hasSize(2);
    }
  }

  @Test
  void response_thatIsThereAtOnce_isNotDecodedByItsCaller() throws Exception {
    server.always(ofUnknownLength());
    TransportFactory atOnce =
        settings -> {
          Transport transport = OkHttpTransport.open(settings);
          return new Transport(
              transport.client(),
              (request, options, context) -> {
                CompletableFuture<Response> sent =
                    transport.asyncClient().execute(request, options, context);
                sent.join();
                return sent;
              },
              transport.onClose());
        };
    try (MmfClient client = builder(TransportVariant.OKHTTP_ASYNC).transport(atOnce).build()) {
      CompletableFuture<?> call = client.async().workouts().getWorkouts();

      assertThat(call).isNotDone();
      call.cancel(true);
      awaitReleased(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransportVariant.class,
      names = {"OKHTTP_ASYNC", "JDK_ASYNC", "HC5_ASYNC"})
  void calls_cancelledWhileTheirBodyArrives_releaseTheirConnections(TransportVariant variant)
      throws Exception {
    int calls = 4;
    server.always(ofUnknownLength());
    try (MmfClient client = builder(variant).maxConnections(calls).build()) {
      List<CompletableFuture<?>> running =
          java.util.stream.IntStream.range(0, calls)
              .<CompletableFuture<?>>mapToObj(i -> client.async().workouts().getWorkouts())
              .toList();
      assertThat(arrived.tryAcquire(calls, 10, TimeUnit.SECONDS)).isTrue();

      running.forEach(call -> call.cancel(true));

      awaitReleased(calls);
      server.always(FaultServer::answerAsRecorded);
      client.async().workouts().getWorkouts().get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  @SuppressWarnings("MustBeClosedChecker") // Another thread closes it, which is what is tested.
  void stream_closedByAnotherThread_releasesItsConnectionAndItsReader(TransportVariant variant)
      throws Exception {
    server.always(ofKnownLength());
    RawRequest request = RawRequest.get("workouts/get_workouts");
    try (MmfClient client = builder(variant).build()) {
      RawResponse raw =
          variant.isAsync()
              ? client.async().raw().call(request).join()
              : client.raw().call(request);
      CompletableFuture<Throwable> reader =
          CompletableFuture.supplyAsync(
              () -> catchThrowable(() -> raw.body().stream().readAllBytes()),
              work -> new Thread(work, "reader").start());
      assertThat(arrived.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

      raw.close();

      awaitReleased(1);
      assertThat(reader.get(SOON.toMillis(), TimeUnit.MILLISECONDS))
          .isInstanceOf(IOException.class);
    }
  }
}
