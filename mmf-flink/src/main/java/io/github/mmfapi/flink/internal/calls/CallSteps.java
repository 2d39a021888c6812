package io.github.mmfapi.flink.internal.calls;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes on after a call, so that cancelling what follows cancels the call. The methods of {@link
 * CompletableFuture} leave the call running.
 */
public final class CallSteps<U> {
  private final CompletableFuture<U> whole = new CompletableFuture<>();
  private volatile CompletableFuture<?> running;

  private CallSteps(CompletableFuture<?> first) {
    this.running = first;
  }

  /** Returns the result of a call, changed. */
  public static <T, U> CompletableFuture<U> map(CompletableFuture<T> call, Function<T, U> change) {
    return then(call, value -> CompletableFuture.completedFuture(change.apply(value)));
  }

  /** Returns the result of the call that follows another one. */
  public static <T, U> CompletableFuture<U> then(
      CompletableFuture<T> call, Function<T, CompletableFuture<U>> next) {
    CallSteps<U> steps = new CallSteps<>(call);
    CompletableFuture<U> unused = steps.whole.whenComplete((value, failure) -> steps.ended());
    CompletableFuture<T> unusedToo =
        call.whenComplete((value, failure) -> steps.proceed(value, failure, next));
    return steps.whole;
  }

  private <T> void proceed(
      T value, @Nullable Throwable failure, Function<T, CompletableFuture<U>> next) {
    if (failure != null) {
      whole.completeExceptionally(failure);
    } else if (!whole.isDone()) {
      try {
        CompletableFuture<U> call = next.apply(value);
        running = call;
        CompletableFuture<U> unused = call.whenComplete(this::end);
      } catch (RuntimeException | Error e) {
        whole.completeExceptionally(e);
      }
      // It may have been cancelled while the next call began.
      ended();
    }
  }

  private void end(U value, @Nullable Throwable failure) {
    if (failure == null) {
      whole.complete(value);
    } else {
      whole.completeExceptionally(failure);
    }
  }

  private void ended() {
    if (whole.isCancelled()) {
      running.cancel(true);
    }
  }
}
