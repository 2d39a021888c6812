package io.github.mmfapi.client.internal.call;

import feign.Response;
import io.github.mmfapi.client.codec.EnvelopeErrorDecoder;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.internal.http.BackgroundThreads;
import io.github.mmfapi.client.internal.http.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs one asynchronous call. No thread blocks, neither for responses nor for delays. What follows
 * a delay or the call time-out runs on a thread of this client: an attempt may look up a token, and
 * callers append to the result.
 */
final class AsyncCall<T> {
  private static final EnvelopeErrorDecoder REFUSALS = new EnvelopeErrorDecoder();

  private final CallRunner runner;
  private final CallProgress progress;
  private final CallRunner.AsyncAttempt<T> attempt;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private volatile @Nullable CompletableFuture<Void> alarm;
  private volatile @Nullable AttemptScope current;
  private volatile @Nullable CompletableFuture<Void> delay;

  AsyncCall(CallRunner runner, CallProgress progress, CallRunner.AsyncAttempt<T> attempt) {
    this.runner = runner;
    this.progress = progress;
    this.attempt = attempt;
  }

  CompletableFuture<T> start() {
    CompletableFuture<?> unused = result.whenComplete((value, failure) -> end());
    alarm = BackgroundThreads.after(runner.callTimeout().toNanos(), this::timeOut);
    attempt();
    return result;
  }

  private void attempt() {
    if (result.isDone()) {
      return;
    }
    CompletableFuture<T> response;
    AttemptScope scope = AttemptScope.open(progress);
    current = scope;
    try (scope) {
      progress.begin(runner.clock());
      response = attempt.make();
    } catch (Throwable failure) {
      // Nothing was sent: an argument, an interceptor or a token store failed.
      response = CompletableFuture.failedFuture(failure);
    }
    CompletableFuture<?> unused = response.whenComplete(this::settle);
    scope.begun();
    if (result.isDone()) {
      end();
    }
  }

  private void settle(@Nullable T value, @Nullable Throwable thrown) {
    if (result.isDone()) {
      closeLate(value);
      return;
    }
    if (thrown == null) {
      progress.succeeded();
      if (!result.complete(value)) {
        closeLate(value);
      }
      return;
    }
    Throwable failure = Futures.unwrap(thrown);
    AttemptScope made = current;
    Duration wait = progress.failed(failure, made != null && made.isSent());
    if (wait == null) {
      result.completeExceptionally(progress.conclude(failure));
      return;
    }
    CompletableFuture<Void> waiting = sleep(wait);
    delay = waiting;
    CompletableFuture<?> unused =
        waiting.whenCompleteAsync(
            (nothing, broken) -> slept(failure, broken), BackgroundThreads.pool());
    if (result.isDone()) {
      end();
    }
  }

  private CompletableFuture<Void> sleep(Duration wait) {
    try {
      return runner.sleeper().sleepAsync(wait);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Makes the next attempt. A broken sleeper ends the call instead, with its last failure. */
  private void slept(Throwable failure, @Nullable Throwable broken) {
    if (broken == null) {
      attempt();
    } else if (!result.isDone()) {
      failure.addSuppressed(Futures.unwrap(broken));
      result.completeExceptionally(progress.conclude(failure));
    }
  }

  /** Closes a download that nobody waits for, so that its connection is released. */
  private static void closeLate(@Nullable Object late) {
    if (late instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (Exception e) {
        throw new IllegalStateException(
            "a response that came after the end of its call could not be closed", e);
      }
    }
  }

  private void timeOut() {
    if (!result.isDone()) {
      result.completeExceptionally(progress.conclude(late()));
    }
  }

  /** A status that is known says what happened, although its page takes too long. */
  private Exception late() {
    AttemptScope scope = current;
    Response refusal = scope == null ? null : scope.refusal();
    return refusal != null
        ? REFUSALS.decode("", refusal)
        : MmfTransportException.timedOut(
            progress.call().failed(),
            new TimeoutException("the call took longer than " + runner.callTimeout()));
  }

  /** Releases what the call still holds, whether it succeeded, failed or was cancelled. */
  private void end() {
    CompletableFuture<Void> late = alarm;
    if (late != null) {
      late.cancel(false);
    }
    if (result.isCancelled()) {
      progress.cancelled();
    }
    AttemptScope exchange = current;
    if (exchange != null && result.isCompletedExceptionally()) {
      exchange.cancel();
    }
    CompletableFuture<Void> waiting = delay;
    if (waiting != null) {
      waiting.cancel(false);
    }
  }
}
