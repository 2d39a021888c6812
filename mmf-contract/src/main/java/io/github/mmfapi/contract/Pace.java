package io.github.mmfapi.contract;

import java.util.function.LongSupplier;

/** Keeps the time between two requests. */
final class Pace {
  private static final double NANOS = 1e9;

  private final long interval;
  private final LongSupplier clock;
  private final Sleeping sleeping;
  private long next = Long.MIN_VALUE;

  /** Waits some nanoseconds. */
  @FunctionalInterface
  interface Sleeping {
    void sleep(long nanos) throws InterruptedException;
  }

  /**
   * Creates it.
   *
   * @param requestsPerSecond the largest rate; 0 for no limit
   * @param clock the time in nanoseconds
   */
  Pace(double requestsPerSecond, LongSupplier clock, Sleeping sleeping) {
    this.interval = requestsPerSecond == 0 ? 0 : (long) (NANOS / requestsPerSecond);
    this.clock = clock;
    this.sleeping = sleeping;
  }

  /** Waits until the next request may be sent. */
  void await() throws InterruptedException {
    if (interval == 0) {
      return;
    }
    long now = clock.getAsLong();
    if (next != Long.MIN_VALUE && next > now) {
      sleeping.sleep(next - now);
      now = next;
    }
    next = now + interval;
  }
}
