package io.github.mmfapi.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.internal.raw.RawCalls;
import io.github.mmfapi.client.raw.RawRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attempt gives after the end of its call is closed: nobody else has it. */
class LateValueTest {
  private enum End {
    CANCELLED,
    TIMED_OUT,
    COMPLETED_BY_THE_CALLER,
    CANCELLED_BY_ITS_LISTENER
  }

  @ParameterizedTest
  @EnumSource
  void value_afterTheEndOfItsCall_isClosed(End end) throws Exception {
    CompletableFuture<AutoCloseable> attempt =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            return false;
          }
        };
    AtomicBoolean closed = new AtomicBoolean();
    CompletableFuture<CompletableFuture<AutoCloseable>> result = new CompletableFuture<>();
    CallRunner runner =
        new CallRunner(
            RetryPolicy.none(),
            Sleeper.real(),
            Clock.systemUTC(),
            end == End.TIMED_OUT ? Duration.ofMillis(1) : Duration.ofMinutes(1),
            new MmfCallListener() {
              @Override
              public void finished(
                  MmfCall call,
                  CallOutcome outcome,
                  int attempts,
                  Duration took,
                  @Nullable Throwable failure) {
                if (end == End.CANCELLED_BY_ITS_LISTENER) {
                  call(result).cancel(true);
                }
              }
            });
    Operation operation =
        Operation.of(RawCalls.Async.class.getMethod("get", String.class, RawRequest.class));
    AtomicBoolean made = new AtomicBoolean();
    CompletableFuture<AutoCloseable> begun;
    do {
      // On a busy machine the time is up before the attempt is made.
      begun =
          runner.runAsync(
              new RunningCall(operation, Clock.systemUTC().instant(), Map::of),
              () -> {
                made.set(true);
                return attempt;
              });
    } while (!made.get());
    result.complete(begun);

    switch (end) {
      case CANCELLED -> assertThat(call(result).cancel(true)).isTrue();
      case TIMED_OUT -> assertThat(call(result)).failsWithin(10, TimeUnit.SECONDS);
      case COMPLETED_BY_THE_CALLER -> assertThat(call(result).complete(() -> {})).isTrue();
      case CANCELLED_BY_ITS_LISTENER -> assertThat(call(result)).isNotDone();
    }
    attempt.complete(() -> closed.set(true));

    assertThat(closed).isTrue();
  }

  private static <T> CompletableFuture<T> call(CompletableFuture<CompletableFuture<T>> begun) {
    return begun.join();
  }
}
