package io.github.mmfapi.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One asynchronous call: no thread waits, neither for answers nor for delays. */
final class AsyncCall<T> {
  private final CallRunner runner;
  private final CallProgress progress;
  private final CallRunner.AsyncAttempt<T> attempt;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final CompletableFuture<Void> alarm = new CompletableFuture<>();
  private volatile @Nullable AttemptScope underWay;
  private volatile @Nullable CompletableFuture<Void> delay;

  AsyncCall(CallRunner runner, CallProgress progress, CallRunner.AsyncAttempt<T> attempt) {
    this.runner = runner;
    this.progress = progress;
    this.attempt = attempt;
  }

  CompletableFuture<T> start() {
    CompletableFuture<?> unused = result.whenComplete((value, failure) -> end());
    unused = alarm.thenRun(this::outOfTime);
    alarm.completeOnTimeout(null, runner.callTimeout().toNanos(), TimeUnit.NANOSECONDS);
    attempt();
    return result;
  }

  private void attempt() {
    if (result.isDone()) {
      return;
    }
    progress.begin(runner.clock());
    CompletableFuture<T> answer;
    try (AttemptScope scope = AttemptScope.open(progress.nanosLeft())) {
      underWay = scope;
      answer = attempt.make();
    } catch (Throwable failure) {
      // Nothing was sent: an argument, an interceptor or a token store is to blame.
      answer = CompletableFuture.failedFuture(failure);
    }
    CompletableFuture<?> unused = answer.whenComplete(this::settle);
    if (result.isDone()) {
      end();
    }
  }

  private void settle(@Nullable T value, @Nullable Throwable thrown) {
    if (result.isDone()) {
      letGo(value);
      return;
    }
    if (thrown == null) {
      progress.succeeded();
      if (!result.complete(value)) {
        letGo(value);
      }
      return;
    }
    Throwable failure = unwrapped(thrown);
    Duration wait = progress.failed(failure);
    if (wait == null) {
      result.completeExceptionally(progress.conclude(failure));
      return;
    }
    CompletableFuture<Void> waiting = runner.sleeper().sleepAsync(wait);
    delay = waiting;
    CompletableFuture<?> unused = waiting.thenRun(this::attempt);
  }

  /** A download that comes after the caller has given up would keep its connection for ever. */
  private static void letGo(@Nullable Object late) {
    if (late instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (Exception e) {
        throw new IllegalStateException("an answer that nobody waits for could not be closed", e);
      }
    }
  }

  private static Throwable unwrapped(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  private void outOfTime() {
    if (!result.isDone()) {
      MmfException late =
          MmfTransportException.outOfTime(
              progress.call().outline(),
              new TimeoutException("the call took longer than " + runner.callTimeout()));
      result.completeExceptionally(progress.conclude(late));
    }
  }

  /** Lets go of whatever the call still holds, however it ended. */
  private void end() {
    alarm.cancel(false);
    if (result.isCancelled()) {
      progress.cancelled();
    }
    AttemptScope exchange = underWay;
    if (exchange != null && result.isCompletedExceptionally()) {
      exchange.cancel();
    }
    CompletableFuture<Void> waiting = delay;
    if (waiting != null) {
      waiting.cancel(false);
    }
  }
}
