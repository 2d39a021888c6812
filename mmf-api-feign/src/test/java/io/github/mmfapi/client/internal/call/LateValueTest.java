package io.github.mmfapi.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.client.internal.raw.RawCalls;
import io.github.mmfapi.client.raw.RawRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an attempt gives after the end of its call is closed: nobody else has it. */
class LateValueTest {
  private enum End {
    CANCELLED,
    TIMED_OUT,
    COMPLETED_BY_THE_CALLER
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
    CallRunner runner =
        new CallRunner(
            RetryPolicy.none(),
            Sleeper.real(),
            Clock.systemUTC(),
            end == End.TIMED_OUT ? Duration.ofMillis(1) : Duration.ofMinutes(1),
            new MmfCallListener() {});
    Operation operation =
        Operation.of(RawCalls.Async.class.getMethod("get", String.class, RawRequest.class));
    CompletableFuture<AutoCloseable> result =
        runner.runAsync(
            new RunningCall(operation, Clock.systemUTC().instant(), Map::of), () -> attempt);

    switch (end) {
      case CANCELLED -> assertThat(result.cancel(true)).isTrue();
      case TIMED_OUT -> assertThat(result).failsWithin(10, TimeUnit.SECONDS);
      case COMPLETED_BY_THE_CALLER -> assertThat(result.complete(() -> {})).isTrue();
    }
    attempt.complete(() -> closed.set(true));

    assertThat(closed).isTrue();
  }
}
