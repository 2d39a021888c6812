package io.github.mmfapi.client.internal.call;

import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Runs calls: one or more attempts each, within the call time-out. An attempt includes encoding,
 * signing, sending and decoding. A connection that is lost while the body is decoded is therefore
 * retried like any other; a malformed response is not. Each attempt has a signature of its own.
 */
public final class CallRunner {

  /** Makes one attempt of a synchronous call. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws Throwable;
  }

  /** Makes one attempt of an asynchronous call. */
  @FunctionalInterface
  interface AsyncAttempt<T> {
    CompletableFuture<T> make() throws Throwable;
  }

  private final RetryPolicy policy;
  private final Sleeper sleeper;
  private final Clock clock;
  private final Duration callTimeout;
  private final MmfCallListener listener;

  /**
   * Creates a runner.
   *
   * @param policy sets how often and after which delay; which failures are retried is decided by
   *     {@link CallProgress} and the exceptions
   * @param sleeper waits between attempts
   * @param clock is the clock of the client
   * @param callTimeout the most time that a call may take
   * @param listener is told of each call
   */
  public CallRunner(
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

  /** Runs a synchronous call. */
  <T> T run(RunningCall call, Attempt<T> attempt) throws Throwable {
    CallProgress progress = new CallProgress(this, call);
    while (true) {
      AttemptScope scope = AttemptScope.open(progress);
      try {
        T result = inScope(scope, progress, attempt);
        progress.succeeded();
        return result;
      } catch (Throwable failure) {
        Duration delay = progress.failed(failure, scope.isSent());
        if (delay == null || !slept(delay, failure)) {
          throw progress.conclude(failure);
        }
      }
    }
  }

  private <T> T inScope(AttemptScope scope, CallProgress progress, Attempt<T> attempt)
      throws Throwable {
    try (scope) {
      progress.begin(clock);
      return attempt.make();
    }
  }

  /** Runs an asynchronous call. Cancelling the future cancels the current exchange. */
  <T> CompletableFuture<T> runAsync(RunningCall call, AsyncAttempt<T> attempt) {
    return new AsyncCall<>(this, new CallProgress(this, call), attempt).start();
  }

  private boolean slept(Duration delay, Throwable failure) {
    try {
      sleeper.sleep(delay);
      return true;
    } catch (InterruptedException e) {
      // An interrupt ends the call. The caller finds the interrupt flag set.
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException e) {
      // A broken sleeper ends the call; its listeners and its caller learn of both.
      failure.addSuppressed(e);
      return false;
    }
  }
}
