package io.github.mmfapi.flink.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallStepsTest {
  private final CompletableFuture<String> first = new CompletableFuture<>();
  private final CompletableFuture<String> second = new CompletableFuture<>();

  @Test
  void then_twoCalls_yieldsTheSecondResult() {
    CompletableFuture<String> whole = CallSteps.then(first, value -> second);
    first.complete("a");
    assertThat(whole).isNotDone();
    second.complete("b");
    assertThat(whole).isCompletedWithValue("b");
  }

  /** An error that is lost would let its reader wait for ever. */
  static Stream<Throwable> thrown() {
    return Stream.of(new IllegalStateException("wrong"), new AssertionError("wrong"));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void map_changeThatThrows_fails(Throwable thrown) {
    CompletableFuture<String> whole =
        CallSteps.map(
            first,
            value -> {
              if (thrown instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) thrown;
            });
    first.complete("a");
    assertThat(whole.handle((value, failure) -> failure).getNow(null)).isSameAs(thrown);
  }

  @Test
  void cancel_duringEitherCall_cancelsIt() {
    CompletableFuture<String> whole = CallSteps.then(first, value -> second);
    whole.cancel(true);
    assertThat(first).isCancelled();

    CompletableFuture<String> later =
        CallSteps.then(CompletableFuture.completedFuture("a"), value -> second);
    later.cancel(true);
    assertThat(second).isCancelled();
  }

  @Test
  void then_firstCallFails_failsWithoutTheSecond() {
    CompletableFuture<String> whole =
        CallSteps.then(
            first,
            value -> {
              throw new AssertionError("called");
            });
    CompletionException failure = new CompletionException(new IllegalStateException("refused"));
    first.completeExceptionally(failure);
    assertThat(whole.handle((value, reported) -> reported).getNow(null)).isSameAs(failure);
  }
}
