package io.github.mmfapi.client;

import io.github.mmfapi.client.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where one call stands. It alone decides what follows a failed attempt, for synchronous and
 * asynchronous calls. Used by one thread at a time, but for {@link #cancelled}.
 */
final class CallProgress {
  private final CallRunner runner;
  private final MmfCall call;
  private final long start;
  private final AtomicBoolean finished = new AtomicBoolean();
  private final AtomicInteger attempts = new AtomicInteger();
  private volatile Instant attemptAt;
  private volatile long attemptStart;

  CallProgress(CallRunner runner, MmfCall call) {
    this.runner = runner;
    this.call = call;
    this.start = runner.nanoTime();
    this.attemptAt = call.startedAt();
    runner.listener().started(call);
  }

  MmfCall call() {
    return call;
  }

  /** Begins the next attempt. */
  void begin(Clock clock) {
    attempts.incrementAndGet();
    attemptStart = runner.nanoTime();
    attemptAt = clock.instant();
  }

  /** Returns what is left of the whole call's time, possibly nothing. */
  long nanosLeft() {
    return runner.callTimeout().toNanos() - (runner.nanoTime() - start);
  }

  /**
   * Takes the failure of an attempt.
   *
   * @return how long to wait before the next one; null if there is none
   */
  @Nullable Duration failed(Throwable failure) {
    runner.listener().attemptFailed(call, attempts.get(), since(attemptStart), failure);
    Duration delay = delayAfter(failure);
    if (delay != null) {
      runner.listener().retrying(call, attempts.get() + 1, delay);
    }
    return delay;
  }

  private @Nullable Duration delayAfter(Throwable failure) {
    RetryPolicy policy = runner.policy();
    if (attempts.get() >= policy.maxAttempts()
        || !(failure instanceof MmfException e)
        || !worthwhile(e)) {
      return null;
    }
    Optional<Duration> asked = e.retryAfter(runner.clock());
    if (asked.isPresent() && asked.get().compareTo(policy.maxRetryAfter()) > 0) {
      return null;
    }
    Duration delay = asked.orElseGet(() -> policy.delayAfter(attempts.get()));
    return delay.toNanos() < nanosLeft() ? delay : null;
  }

  /** Of writes only what did not reach the server; a refusal may have its reasons. */
  private boolean worthwhile(MmfException failure) {
    return failure.isRetrySafe()
        && failure.isTransient()
        && (call.isRead() || failure instanceof MmfTransportException);
  }

  void succeeded() {
    finish(CallOutcome.SUCCESS, null);
  }

  /** Ends the call with a failure and returns what its caller is to see. */
  Throwable conclude(Throwable failure) {
    Throwable seen = failure;
    if (failure instanceof MmfException e) {
      MmfException last =
          e.outcomeUnknown() && !(e instanceof WriteOutcomeUnknownException)
              ? new WriteOutcomeUnknownException(e.after(attempts.get()), attemptAt, call.sent())
              : e;
      seen = last.after(attempts.get());
    }
    finish(seen instanceof MmfException e ? e.outcome() : CallOutcome.OTHER_ERROR, seen);
    return seen;
  }

  void cancelled() {
    finish(CallOutcome.CANCELLED, null);
  }

  private void finish(CallOutcome outcome, @Nullable Throwable failure) {
    if (finished.compareAndSet(false, true)) {
      runner.listener().finished(call, outcome, attempts.get(), since(start), failure);
    }
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(runner.nanoTime() - nanos);
  }
}
