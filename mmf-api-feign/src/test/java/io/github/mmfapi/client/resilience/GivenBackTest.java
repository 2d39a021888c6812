package io.github.mmfapi.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.value.Download;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However a call ends, its connection is closed or returned; and after {@code close()} no socket,
 * no thread and no timer of the client is left.
 */
@Timeout(60)
class GivenBackTest {
  private static final RawRequest REQUEST = RawRequest.get("users/get_user");

  /** Threads that all clients of the JVM share, or the JVM itself, and that end when idle. */
  private static final List<String> SHARED =
      List.of(
          "mmf-client-",
          "OkHttp TaskRunner",
          "Okio Watchdog",
          "CompletableFutureDelayScheduler",
          "ForkJoinPool",
          "Common-Cleaner",
          "junit-",
          "process reaper");

  /** How a call ends. */
  private enum Ending {
    SUCCEEDED,
    SILENT,
    BROKEN_OFF,
    INTERRUPTED,
    DOWNLOAD_CLOSED,
    RAW_CLOSED,
    CANCELLED,
    CANCELLED_IN_THE_BODY,
    DOWNLOAD_CANCELLED,
    RAW_CANCELLED,
    TEXT_CANCELLED,
    TEXT_CANCELLED_IN_THE_BODY;

    boolean isOf(TransportVariant variant) {
      return name().contains("CANCELLED")
          ? variant.isAsync()
          : this != INTERRUPTED || !variant.isAsync();
    }
  }

  private final HeldConnections server = new HeldConnections();

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void connectionsAndThreads_afterEachEnding_areGivenBack(TransportVariant variant)
      throws Exception {
    // Some libraries keep a descriptor or a thread for the whole JVM from the first call on.
    use(variant, Ending.SUCCEEDED);
    awaitTrue(() -> server.open() == 0, () -> "open after close(): " + server.open());
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    long sockets = sockets();
    for (Ending ending : Ending.values()) {
      if (ending.isOf(variant)) {
        use(variant, ending);
      }
    }

    awaitTrue(() -> server.open() == 0, () -> "open after close(): " + server.open());
    awaitTrue(() -> sockets() <= sockets, () -> sockets + " sockets before, now " + sockets());
    awaitTrue(() -> left(threads).isEmpty(), () -> "threads are left: " + left(threads));
  }

  private void use(TransportVariant variant, Ending ending) throws Exception {
    try (MmfClient client = client(variant, ending)) {
      end(client, variant, ending);
      awaitTrue(
          () -> ending == Ending.SUCCEEDED || server.open() == 0,
          () -> ending + " leaves connections open: " + server.open());
    }
  }

  private MmfClient client(TransportVariant variant, Ending ending) {
    Duration wait =
        switch (ending) {
          case SILENT, BROKEN_OFF, INTERRUPTED -> Duration.ofMillis(400);
          default -> Duration.ofMinutes(2);
        };
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TokenCredentials.of("token", "token-secret"))
        .retryPolicy(RetryPolicy.none())
        .readTimeout(wait)
        .callTimeout(wait)
        .transport(variant.transport())
        .build();
  }

  private void end(MmfClient client, TransportVariant variant, Ending ending) throws Exception {
    boolean body = ending.name().endsWith("IN_THE_BODY") || ending == Ending.BROKEN_OFF;
    boolean file = ending == Ending.DOWNLOAD_CLOSED || ending == Ending.RAW_CLOSED;
    String type = file ? "application/gpx+xml" : "application/json";
    // The JDK's client has no method that closes idle connections.
    String keep = variant.isJdk() ? "close" : "keep-alive";
    server.answer(ending == Ending.SUCCEEDED ? whole(keep) : body || file ? begun(type) : "");
    switch (ending) {
      case SUCCEEDED -> assertThat(catchThrowable(() -> variant.read(client))).isNull();
      case SILENT, BROKEN_OFF ->
          assertThat(catchThrowable(() -> variant.read(client))).isInstanceOf(MmfException.class);
      case INTERRUPTED -> interrupt(client);
      case DOWNLOAD_CLOSED -> {
        if (variant.isAsync()) {
          client.async().routes().getRouteGpx(r -> r.routeId(5L)).join().close();
        } else {
          try (Download gpx = client.routes().getRouteGpx(r -> r.routeId(5L))) {
            assertThat(gpx.contentType()).isEqualTo("application/gpx+xml");
          }
        }
      }
      case RAW_CLOSED -> {
        if (variant.isAsync()) {
          assertThat(client.async().raw().read(REQUEST, RawResponse::status).join()).isEqualTo(200);
        } else {
          assertThat(client.raw().read(REQUEST, RawResponse::status)).isEqualTo(200);
        }
      }
      case CANCELLED, CANCELLED_IN_THE_BODY -> cancel(client.async().users().getUser());
      case DOWNLOAD_CANCELLED -> cancel(client.async().routes().getRouteGpx(r -> r.routeId(5L)));
      case RAW_CANCELLED -> cancel(client.async().raw().call(REQUEST));
      case TEXT_CANCELLED, TEXT_CANCELLED_IN_THE_BODY -> cancel(client.async().raw().text(REQUEST));
    }
  }

  private void cancel(CompletableFuture<?> call) throws InterruptedException {
    server.awaitAnswered();
    call.cancel(true);
  }

  private void interrupt(MmfClient client) throws InterruptedException {
    AtomicBoolean flag = new AtomicBoolean();
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              failures.add(catchThrowable(() -> client.users().getUser()));
              flag.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    server.awaitAnswered();
    caller.interrupt();
    caller.join(TimeUnit.SECONDS.toMillis(20));

    assertThat(failures).singleElement().isInstanceOf(MmfException.class);
    assertThat(flag).as("the interrupt flag stays set").isTrue();
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void endedCall_isHeldByNoTimer(TransportVariant variant) throws Throwable {
    List<WeakReference<MmfCall>> calls = new CopyOnWriteArrayList<>();
    MmfCallListener listener =
        new MmfCallListener() {
          @Override
          public void started(MmfCall call) {
            calls.add(new WeakReference<>(call));
          }
        };
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(server.baseUrl())
            .clientCredentials(ClientCredentials.of("key", "secret"))
            .retryPolicy(RetryPolicy.none())
            .listener(listener)
            .transport(variant.transport())
            .build()) {
      server.answer(whole("close"));
      variant.read(client);
      if (variant.isAsync()) {
        server.answer("");
        cancel(client.async().workouts().getWorkouts());
      }

      awaitTrue(
          () -> calls.stream().allMatch(call -> call.get() == null),
          () -> "ended calls are held for as long as their time-out: " + calls.size());
    }
    assertThat(calls).hasSize(variant.isAsync() ? 2 : 1);
  }

  private static String whole(String connection) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: "
        + connection
        + "\r\nContent-Length: "
        + Recorded.NO_WORKOUTS.length()
        + "\r\n\r\n"
        + Recorded.NO_WORKOUTS;
  }

  /** More than what is read at once of a raw response, and less than what is announced. */
  private static String begun(String type) {
    return "HTTP/1.1 200 OK\r\nContent-Type: "
        + type
        + "\r\nContent-Length: 900000\r\n\r\n"
        + " ".repeat(100_000);
  }

  private static List<String> left(Set<Thread> before) {
    Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
    now.removeAll(before);
    return now.stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> SHARED.stream().noneMatch(name::startsWith))
        // In Java 17 nobody can end the threads of the JDK's client; its sockets are counted.
        .filter(name -> !name.startsWith("HttpClient-") && !name.startsWith("fault-server"))
        .toList();
  }

  private static long sockets() {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(GivenBackTest::isSocket).count();
    } catch (IOException noSuchFolder) {
      return 0;
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closed) {
      return false;
    }
  }

  /** Waits, and collects garbage meanwhile: what nobody refers to any more must be gone. */
  private static void awaitTrue(BooleanSupplier condition, Supplier<String> otherwise) {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    int round = 0;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() < end).as(otherwise.get()).isTrue();
      if (round++ % 10 == 9) {
        System.gc();
      }
      try {
        assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Responds with a text and keeps the connection open until the client closes it. */
  private static final class HeldConnections implements AutoCloseable {
    private final FaultServer server = new FaultServer();
    private final AtomicInteger open = new AtomicInteger();
    private final Semaphore answered = new Semaphore(0);
    private volatile String text = "";

    HeldConnections() {
      server.always(
          (socket, request) -> {
            open.incrementAndGet();
            try {
              FaultServer.write(socket, text);
              answered.release();
              socket.getInputStream().readAllBytes();
            } finally {
              open.decrementAndGet();
            }
          });
    }

    String baseUrl() {
      return server.baseUrl();
    }

    void answer(String response) {
      answered.drainPermits();
      text = response;
    }

    void awaitAnswered() throws InterruptedException {
      assertThat(answered.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    int open() {
      return open.get();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
