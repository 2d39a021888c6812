package io.github.mmfapi.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.error.CallOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However an attempt ends: its thread forgets it, and its exchange can be cancelled, once. */
class AttemptScopeTest {
  /** How an attempt ends. */
  private enum Ending {
    RESPONSE,
    CHECKED,
    UNCHECKED,
    ERROR
  }

  private final List<CallOutcome> finished = new ArrayList<>();
  private final CallRunner runner =
      Exchanges.runner(
          new MmfCallListener() {
            @Override
            public void finished(
                MmfCall call,
                CallOutcome outcome,
                int attempts,
                Duration took,
                @Nullable Throwable failure) {
              finished.add(outcome);
            }
          });

  private static String end(Ending ending) throws IOException {
    return switch (ending) {
      case RESPONSE -> "response";
      case CHECKED -> throw new IOException("no");
      case UNCHECKED -> throw new IllegalStateException("no");
      case ERROR -> throw new StackOverflowError("no");
    };
  }

  @ParameterizedTest
  @EnumSource
  void attempt_whicheverWayItEnds_isForgottenByItsThread(Ending ending) {
    Throwable thrown = catchThrowable(() -> runner.run(Exchanges.call(), () -> end(ending)));
    assertThat(thrown == null).isEqualTo(ending == Ending.RESPONSE);
    assertThat(AttemptScope.current()).as("of a synchronous call").isNull();

    CompletableFuture<String> async =
        runner.runAsync(Exchanges.call(), () -> CompletableFuture.completedFuture(end(ending)));
    assertThat(async.isCompletedExceptionally()).isEqualTo(thrown != null);
    assertThat(AttemptScope.current()).as("of an asynchronous call").isNull();
    assertThat(finished)
        .hasSize(2)
        .allMatch(outcome -> (outcome == CallOutcome.SUCCESS) == (thrown == null));
  }

  /** A token store can make a call while it is asked for the token of another one. */
  @ParameterizedTest
  @EnumSource
  void attemptWithinAnother_givesItsThreadBackToThat(Ending ending) throws Throwable {
    runner.run(
        Exchanges.call(),
        () -> {
          AttemptScope outer = AttemptScope.current();
          assertThat(outer).isNotNull();
          Throwable thrown = catchThrowable(() -> runner.run(Exchanges.call(), () -> end(ending)));
          CompletableFuture<String> async =
              runner.runAsync(
                  Exchanges.call(), () -> CompletableFuture.completedFuture(end(ending)));

          assertThat(async.isCompletedExceptionally()).isEqualTo(thrown != null);
          assertThat(AttemptScope.current()).isSameAs(outer);
          return "done";
        });
    assertThat(AttemptScope.current()).isNull();
  }

  /** Whichever comes first: the exchange, or its cancellation. */
  @Test
  void cancelledAttempt_cancelsWhatItHasAndWhatFollows() throws Throwable {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    runner.run(
        Exchanges.call(),
        () -> {
          AttemptScope scope = AttemptScope.current();
          scope.cancelWith(first::incrementAndGet);
          scope.cancel();
          assertThat(first).hasValue(1);
          scope.cancelWith(second::incrementAndGet);
          return "done";
        });
    assertThat(first).hasValue(1);
    assertThat(second).hasValue(1);
  }
}
