package io.github.mmfapi.client;

import io.github.mmfapi.client.retry.RetryPolicy;
import io.github.mmfapi.client.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Makes calls: one or more attempts each, within the time that a call has. An attempt is the whole
 * way from the arguments to the decoded answer, so that what fails in decoding is repeated like
 * what fails in the transport, and each attempt is signed anew.
 */
final class CallRunner {

  /** One attempt of a synchronous call. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws Throwable;
  }

  /** One attempt of an asynchronous call. */
  @FunctionalInterface
  interface AsyncAttempt<T> {
    CompletableFuture<T> make() throws Throwable;
  }

  private final RetryPolicy policy;
  private final Sleeper sleeper;
  private final Clock clock;
  private final Duration callTimeout;
  private final MmfCallListener listener;

  CallRunner(
      RetryPolicy policy,
      Sleeper sleeper,
      Clock clock,
      Duration callTimeout,
      MmfCallListener listener) {
    this.policy = policy;
    this.sleeper = sleeper;
    this.clock = clock;
    this.callTimeout = callTimeout;
    this.listener = listener;
  }

  RetryPolicy policy() {
    return policy;
  }

  Clock clock() {
    return clock;
  }

  Sleeper sleeper() {
    return sleeper;
  }

  Duration callTimeout() {
    return callTimeout;
  }

  MmfCallListener listener() {
    return listener;
  }

  long nanoTime() {
    return sleeper.nanoTime();
  }

  /** Makes a synchronous call. */
  <T> T run(MmfCall call, Attempt<T> attempt) throws Throwable {
    CallProgress progress = new CallProgress(this, call);
    while (true) {
      progress.begin(clock);
      try {
        T result = inScope(progress, attempt);
        progress.succeeded();
        return result;
      } catch (Throwable failure) {
        Duration delay = progress.failed(failure);
        if (delay == null || !slept(delay)) {
          throw progress.conclude(failure);
        }
      }
    }
  }

  private static <T> T inScope(CallProgress progress, Attempt<T> attempt) throws Throwable {
    AttemptScope scope = AttemptScope.open(progress.nanosLeft());
    try {
      return attempt.make();
    } finally {
      scope.close();
    }
  }

  /** Makes an asynchronous call; cancelling the future ends what is under way. */
  <T> CompletableFuture<T> runAsync(MmfCall call, AsyncAttempt<T> attempt) {
    return new AsyncCall<>(this, new CallProgress(this, call), attempt).start();
  }

  private boolean slept(Duration delay) {
    try {
      sleeper.sleep(delay);
      return true;
    } catch (InterruptedException e) {
      // Whoever interrupts wants an end, not another attempt; the caller finds the flag set.
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
