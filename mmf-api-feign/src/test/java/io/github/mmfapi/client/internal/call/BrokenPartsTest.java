package io.github.mmfapi.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whichever part that the caller supplies breaks between two attempts: the call ends, and its
 * listener and its caller learn of it at once.
 */
@Timeout(60)
class BrokenPartsTest {
  /** The part that breaks. */
  private enum Part {
    SLEEPER,
    DELAY,
    CLOCK,
    POLICY,
    LISTENER
  }

  private final IllegalStateException failure = new IllegalStateException("no");
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<Request> sent = new ArrayList<>();

  private Response busy(Request request, Request.Options options) {
    sent.add(request);
    return Response.builder()
        .status(503)
        .headers(Map.of())
        .request(request)
        .body("busy", StandardCharsets.US_ASCII)
        .build();
  }

  private Sleeper sleeper(Part broken) {
    return new Sleeper() {
      @Override
      public void sleep(Duration delay) {
        if (broken == Part.SLEEPER || broken == Part.DELAY) {
          throw failure;
        }
      }

      @Override
      public CompletableFuture<Void> sleepAsync(Duration delay) {
        if (broken == Part.SLEEPER) {
          throw failure;
        }
        return broken == Part.DELAY
            ? CompletableFuture.failedFuture(failure)
            : CompletableFuture.completedFuture(null);
      }
    };
  }

  /** A clock that breaks once the first request was sent. */
  private Clock clock(Part broken) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        if (broken == Part.CLOCK && !sent.isEmpty()) {
          throw failure;
        }
        return Instant.EPOCH;
      }
    };
  }

  /** A listener whose every method breaks. */
  private MmfCallListener listener(Part broken) {
    return (MmfCallListener)
        Proxy.newProxyInstance(
            MmfCallListener.class.getClassLoader(),
            new Class<?>[] {MmfCallListener.class},
            (proxy, method, arguments) -> {
              if (broken == Part.LISTENER && method.getReturnType() == void.class) {
                throw failure;
              }
              return method.getReturnType() == boolean.class ? false : null;
            });
  }

  /** A listener that is told after the broken one. */
  private MmfCallListener recorder() {
    return new MmfCallListener() {
      @Override
      public void started(MmfCall call) {
        events.add("started");
      }

      @Override
      public void attemptFailed(MmfCall call, int attempt, Duration took, Throwable cause) {
        events.add("attempt failed");
      }

      @Override
      public void retrying(MmfCall call, int attempt, Duration delay) {
        events.add("retrying");
      }

      @Override
      public void finished(
          MmfCall call,
          CallOutcome outcome,
          int attempts,
          Duration took,
          @Nullable Throwable concluded) {
        events.add("finished");
      }
    };
  }

  private MmfClient client(Part broken) {
    return MmfClient.builder()
        .baseUrl("http://127.0.0.1:1/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TokenCredentials.of("token", "token secret"))
        .retryPolicy(
            RetryPolicy.builder()
                .maxAttempts(2)
                .random(
                    () -> {
                      if (broken == Part.POLICY) {
                        throw failure;
                      }
                      return 0;
                    })
                .build())
        .sleeper(sleeper(broken))
        .clock(clock(broken))
        .listener(listener(broken))
        .listener(recorder())
        .transport(this::busy, new AsyncClient.Pseudo<>(this::busy))
        .build();
  }

  private void hasTheFailure(Throwable thrown) {
    assertThat(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause))
        .anySatisfy(
            link ->
                assertThat(link == failure || List.of(link.getSuppressed()).contains(failure))
                    .isTrue());
  }

  private void assertEnded(Part broken, Consumer<MmfClient> call) {
    sent.clear();
    events.clear();
    try (MmfClient client = client(broken)) {
      Throwable thrown = catchThrowable(() -> call.accept(client));
      Throwable ofTheCall = thrown instanceof CompletionException e ? e.getCause() : thrown;

      assertThat(ofTheCall).as("of the call").isNotNull();
      if (broken != Part.LISTENER) {
        assertThat(ofTheCall).as("why it ended").satisfies(this::hasTheFailure);
      }
      assertThat(events)
          .as("what a listener is told")
          .startsWith("started", "attempt failed")
          .endsWith("finished")
          .containsOnlyOnce("finished")
          .hasSizeGreaterThanOrEqualTo(broken == Part.LISTENER ? 5 : 3);
      assertThat(sent).hasSize(broken == Part.LISTENER ? 2 : 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void brokenPart_endsItsCall(Part broken) {
    assertEnded(broken, client -> client.users().getUser());
    assertEnded(broken, client -> client.async().users().getUser().join());
  }
}
