package io.github.mmfapi.flink.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

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

  @Test
  void map_changeThatThrows_fails() {
    IllegalStateException thrown = new IllegalStateException("wrong");
    CompletableFuture<String> whole =
        CallSteps.map(
            first,
            value -> {
              throw thrown;
            });
    first.complete("a");
    assertThat(whole.handle((value, failure) -> failure).getNow(null)).isSameAs(thrown);
  }

  /** An error that is lost would let its reader wait for ever. */
  @Test
  void map_changeThatEndsInAnError_fails() {
    AssertionError thrown = new AssertionError("wrong");
    CompletableFuture<String> whole =
        CallSteps.map(
            first,
            value -> {
              throw thrown;
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
