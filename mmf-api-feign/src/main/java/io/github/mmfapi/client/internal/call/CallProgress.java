package io.github.mmfapi.client.internal.call;

import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Tracks one call and decides whether a failed attempt is retried, for synchronous and asynchronous
 * calls. Used by one thread at a time, except for {@link #cancelled}.
 */
final class CallProgress {
  private final CallRunner runner;
  private final RunningCall call;
  private final long start;
  private final AtomicBoolean finished = new AtomicBoolean();
  // The retry policy counts all tries. Those that failed before anything was sent are no attempts.
  private final AtomicInteger tries = new AtomicInteger();
  private final AtomicInteger unsent = new AtomicInteger();
  private volatile Instant attemptAt;
  private volatile long attemptStart;

  CallProgress(CallRunner runner, RunningCall call) {
    this.runner = runner;
    this.call = call;
    this.start = runner.nanoTime();
    this.attemptAt = call.startedAt();
    runner.listener().started(call);
  }

  RunningCall call() {
    return call;
  }

  /** Begins the next attempt. */
  void begin(Clock clock) {
    tries.incrementAndGet();
    attemptStart = runner.nanoTime();
    attemptAt = clock.instant();
  }

  /** Returns the time left for the whole call, in nanoseconds; 0 or negative if there is none. */
  long nanosLeft() {
    return runner.callTimeout().toNanos() - (runner.nanoTime() - start);
  }

  /**
   * Handles the failure of an attempt.
   *
   * @param sent whether anything was sent; if not, it was no attempt
   * @return the delay before the next attempt; null if there is none
   */
  @Nullable Duration failed(Throwable failure, boolean sent) {
    if (sent) {
      runner.listener().attemptFailed(call, attempts(), since(attemptStart), failure);
    } else {
      unsent.incrementAndGet();
    }
    Duration delay = null;
    try {
      delay = delayAfter(failure);
    } catch (RuntimeException e) {
      // A broken policy or clock ends the call; its listeners and its caller learn of both.
      failure.addSuppressed(e);
    }
    if (delay != null) {
      runner.listener().retrying(call, attempts() + 1, delay);
    }
    return delay;
  }

  private @Nullable Duration delayAfter(Throwable failure) {
    RetryPolicy policy = runner.policy();
    if (tries.get() >= policy.maxAttempts()
        || !(failure instanceof MmfException e)
        || !canRetry(e)) {
      return null;
    }
    Optional<Duration> asked = e.retryAfter(runner.clock());
    if (asked.isPresent() && asked.get().compareTo(policy.maxRetryAfter()) > 0) {
      return null;
    }
    Duration delay = asked.orElseGet(() -> policy.delayAfter(tries.get()));
    return TimeUnit.NANOSECONDS.convert(delay) < nanosLeft() ? delay : null;
  }

  /** A write is retried only if it never reached the server. */
  private boolean canRetry(MmfException failure) {
    return failure.isRetrySafe()
        && failure.isTransient()
        && (call.isRead() || failure instanceof MmfTransportException);
  }

  void succeeded() {
    finish(CallOutcome.SUCCESS, null);
  }

  /** Ends the call with a failure and returns the exception for its caller. */
  Throwable conclude(Throwable failure) {
    Throwable seen = failure;
    if (failure instanceof MmfException e) {
      MmfException last =
          e.outcomeUnknown() && !(e instanceof WriteOutcomeUnknownException)
              ? WriteOutcomeUnknownException.of(e.withAttempts(made()), attemptAt, call.sent())
              : e;
      seen = last.withAttempts(made());
    }
    finish(seen instanceof MmfException e ? e.outcome() : CallOutcome.OTHER_ERROR, seen);
    return seen;
  }

  private int attempts() {
    return tries.get() - unsent.get();
  }

  /** Returns the number of attempts for an exception; one was begun in any case. */
  private int made() {
    return Math.max(1, attempts());
  }

  void cancelled() {
    finish(CallOutcome.CANCELLED, null);
  }

  private void finish(CallOutcome outcome, @Nullable Throwable failure) {
    if (finished.compareAndSet(false, true)) {
      call.end();
      runner.listener().finished(call, outcome, attempts(), since(start), failure);
    }
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(runner.nanoTime() - nanos);
  }
}
