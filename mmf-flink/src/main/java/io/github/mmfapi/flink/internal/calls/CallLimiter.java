package io.github.mmfapi.flink.internal.calls;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Spaces the calls of a reader evenly. A reader that was late may catch up, for a second at most.
 * Retries, which the client makes by itself, are charged afterwards. Used by one thread, except for
 * {@link #charge}.
 */
public final class CallLimiter {
  private static final long CATCH_UP = TimeUnit.SECONDS.toNanos(1);

  private final long interval;
  private final AtomicLong charged = new AtomicLong();
  private long next;

  /**
   * Creates a limiter.
   *
   * @param callsPerSecond the rate; 0 for no limit
   * @param now the time in nanoseconds
   */
  public CallLimiter(double callsPerSecond, long now) {
    this.interval =
        callsPerSecond == 0
            ? 0
            : Math.max(1, (long) (TimeUnit.SECONDS.toNanos(1) / callsPerSecond));
    this.next = now;
  }

  /** Counts a call that was made without asking. */
  public void charge() {
    charged.incrementAndGet();
  }

  /** Returns the nanoseconds until the next call may be made; 0 or less if it may be made now. */
  public long delay(long now) {
    next += charged.getAndSet(0) * interval;
    return interval == 0 ? 0 : next - now;
  }

  /** Counts a call that is made now. */
  public void take(long now) {
    next = Math.max(next, now - CATCH_UP) + interval;
  }
}
