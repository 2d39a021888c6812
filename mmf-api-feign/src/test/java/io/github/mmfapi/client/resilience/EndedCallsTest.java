package io.github.mmfapi.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.client.internal.http.BackgroundThreads;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a call that has ended: no delay goes on, and a broken body is closed. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndedCallsTest {
  private static final RawRequest REQUEST = RawRequest.get("users/get_user");

  /** Keeps the delays before the next attempt, which never end by themselves. */
  private static final class Delays implements Sleeper {
    private final BlockingQueue<CompletableFuture<Void>> begun = new LinkedBlockingQueue<>();

    @Override
    public void sleep(Duration delay) {
      throw new UnsupportedOperationException("all calls are asynchronous");
    }

    @Override
    public CompletableFuture<Void> sleepAsync(Duration delay) {
      CompletableFuture<Void> awake = new CompletableFuture<>();
      begun.add(awake);
      return awake;
    }
  }

  @Test
  void delayBeforeTheNextAttempt_endsWithItsCall() throws Exception {
    Delays delays = new Delays();
    try (FaultServer server =
            new FaultServer().always(FaultServer.answer(503, "text/html", "busy"));
        MmfClient client =
            MmfClient.builder()
                .baseUrl(server.baseUrl())
                .clientCredentials(ClientCredentials.of("key", "secret"))
                .tokenCredentials(FaultServer.TOKEN)
                .retryPolicy(RetryPolicy.builder().baseDelay(Duration.ofMillis(1)).build())
                .sleeper(delays)
                .build()) {
      CompletableFuture<?> call = client.async().users().getUser();
      CompletableFuture<Void> delay = delays.begun.poll(20, TimeUnit.SECONDS);
      assertThat(delay).isNotNull();
      call.cancel(true);

      assertThat(catchThrowable(() -> delay.get(20, TimeUnit.SECONDS)))
          .isInstanceOf(CancellationException.class);
    }
  }

  /** A delay that goes on, or begins, after its call was cancelled. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void delayThatEndsAfterItsCall_makesNoFurtherAttempt(boolean cancelledWhileItBegins)
      throws Exception {
    CompletableFuture<CompletableFuture<?>> call = new CompletableFuture<>();
    CountDownLatch cancelled = new CountDownLatch(1);
    CompletableFuture<Void> delay =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            cancelled.countDown();
            return false;
          }
        };
    Sleeper sleeper =
        new Sleeper() {
          @Override
          public void sleep(Duration time) {
            throw new UnsupportedOperationException("all calls are asynchronous");
          }

          @Override
          public CompletableFuture<Void> sleepAsync(Duration time) {
            if (cancelledWhileItBegins) {
              call.join().cancel(true);
            }
            return delay;
          }
        };
    AtomicInteger sent = new AtomicInteger();
    CompletableFuture<Response> first = new CompletableFuture<>();
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl("http://127.0.0.1:1/3.1")
            .clientCredentials(ClientCredentials.of("key", "secret"))
            .tokenCredentials(FaultServer.TOKEN)
            .sleeper(sleeper)
            .transport(
                settings ->
                    new Transport(
                        (request, options) -> {
                          throw new UnsupportedOperationException("all calls are asynchronous");
                        },
                        (request, options, context) -> {
                          sent.incrementAndGet();
                          return first;
                        },
                        () -> {}))
            .build()) {
      call.complete(client.async().users().getUser());
      first.completeExceptionally(new IOException("reset"));
      if (!cancelledWhileItBegins) {
        call.join().cancel(true);
      }
      assertThat(cancelled.await(20, TimeUnit.SECONDS)).as("the delay is cancelled").isTrue();
      CompletableFuture<Void> awake =
          delay.whenCompleteAsync((none, failure) -> {}, BackgroundThreads.pool());
      delay.complete(null);
      awake.get(20, TimeUnit.SECONDS);

      assertThat(call.join()).isCancelled();
      assertThat(sent).hasValue(1);
    }
  }

  /** A use of a response whose body breaks off at once. */
  @SuppressWarnings("ImmutableEnumChecker") // The actions hold nothing.
  private enum Use {
    TYPED(client -> client.users().getUser()),
    DOWNLOAD(client -> readAll(client.routes().getRouteGpx(r -> r.routeId(5L)).stream())),
    RAW(client -> client.raw().call(REQUEST)),
    TEXT(client -> client.raw().text(REQUEST)),
    READ(client -> client.raw().read(REQUEST, RawResponse::status)),
    TYPED_ASYNC(client -> client.async().users().getUser().join()),
    RAW_ASYNC(client -> client.async().raw().call(REQUEST).join()),
    TEXT_ASYNC(client -> client.async().raw().text(REQUEST).join()),
    READ_ASYNC(client -> client.async().raw().read(REQUEST, RawResponse::status).join());

    private final Consumer<MmfClient> call;

    Use(Consumer<MmfClient> call) {
      this.call = call;
    }

    private static void readAll(InputStream in) {
      try (in) {
        in.readAllBytes();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** How a body breaks off, when it is opened or when it is read. */
  private enum Break {
    CHECKED(false, 200),
    UNCHECKED(false, 200),
    ERROR(false, 200),
    CHECKED_AT_ONCE(true, 200),
    UNCHECKED_AT_ONCE(true, 200),
    ERROR_AT_ONCE(true, 200),
    CHECKED_OF_AN_ERROR(false, 503),
    UNCHECKED_OF_AN_ERROR(false, 503),
    ERROR_OF_AN_ERROR(false, 503);

    private final boolean atOnce;
    private final int status;

    Break(boolean atOnce, int status) {
      this.atOnce = atOnce;
      this.status = status;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // It never returns.
    <T> T happen() throws IOException {
      if (name().startsWith("CHECKED")) {
        throw new IOException("broken off");
      }
      if (name().startsWith("UNCHECKED")) {
        throw new IllegalStateException("broken off");
      }
      throw new StackOverflowError("broken off");
    }
  }

  /** A body that breaks off, and counts how often it is closed. */
  private static final class BrokenBody extends InputStream implements Response.Body {
    private final Break how;
    private final AtomicInteger closed;

    BrokenBody(Break how, AtomicInteger closed) {
      this.how = how;
      this.closed = closed;
    }

    @Override
    public int read() throws IOException {
      return how.happen();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return how.happen();
    }

    @Override
    public Integer length() {
      return 100;
    }

    @Override
    public boolean isRepeatable() {
      return false;
    }

    @Override
    public InputStream asInputStream() throws IOException {
      return how.atOnce ? how.happen() : this;
    }

    @Override
    public Reader asReader(Charset charset) throws IOException {
      return new InputStreamReader(asInputStream(), charset);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static Response broken(Request request, Break how, AtomicInteger closed) {
    return Response.builder()
        .status(how.status)
        .headers(Map.of("Content-Type", List.of("application/gpx+xml")))
        .request(request)
        .body(new BrokenBody(how, closed))
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void brokenBody_isClosed(Use use) {
    for (Break how : Break.values()) {
      AtomicInteger closed = new AtomicInteger();
      try (MmfClient client =
          MmfClient.builder()
              .baseUrl("http://127.0.0.1:1/3.1")
              .clientCredentials(ClientCredentials.of("key", "secret"))
              .tokenCredentials(FaultServer.TOKEN)
              .retryPolicy(RetryPolicy.none())
              .transport(
                  settings ->
                      new Transport(
                          (request, options) -> broken(request, how, closed),
                          (request, options, context) ->
                              CompletableFuture.completedFuture(broken(request, how, closed)),
                          () -> {}))
              .build()) {
        Throwable thrown = catchThrowable(() -> use.call.accept(client));

        assertThat(thrown).as("%s", how).isNotNull();
        assertThat(closed).as("%s: closed after %s", how, thrown).hasPositiveValue();
      }
    }
  }
}
