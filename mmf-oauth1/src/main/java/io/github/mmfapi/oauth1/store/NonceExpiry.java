package io.github.mmfapi.oauth1.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Drops nonces whose seconds have left the window, in small batches, and estimates how many are
 * left. The thread of a request does it, one at a time in each instance.
 */
final class NonceExpiry {

  /** The seconds that one batch drops. */
  static final int BATCH = 100;

  /** The longest time between two batches, in seconds. */
  private static final long LONGEST_PAUSE = 10;

  /** How long it is remembered that a second was dropped, in seconds after it left the window. */
  private static final long REMEMBERED = Duration.ofDays(1).toSeconds();

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final NonceTable rows;
  private final long windowSeconds;
  private final int capacity;
  private final long pause;
  private final AtomicLong last = new AtomicLong(NEVER);
  private final AtomicLong lastRoom = new AtomicLong(NEVER);
  private volatile Estimate estimate = new Estimate(0);

  NonceExpiry(NonceTable rows, long windowSeconds, int capacity) {
    this.rows = rows;
    this.windowSeconds = windowSeconds;
    this.capacity = capacity;
    this.pause = Math.max(1, Math.min(LONGEST_PAUSE, windowSeconds / 2));
  }

  /** The number of rows when they were counted, and those that this instance added since then. */
  private record Estimate(long counted, LongAdder added) {
    Estimate(long counted) {
      this(counted, new LongAdder());
    }

    long total() {
      return counted + added.sum();
    }
  }

  /** Counts a nonce that was added. */
  void added() {
    estimate.added().increment();
  }

  /** Drops a batch of expired nonces if it is time to. The clock may have been set. */
  void runIfDue(long now) {
    if (isTurn(last, now, pause)) {
      boolean more = drop(rows.secondsBefore(now - windowSeconds, BATCH));
      rows.forgetDroppedBefore(now - windowSeconds - REMEMBERED);
      estimate = new Estimate(rows.count());
      if (more) {
        last.compareAndSet(now, NEVER);
      }
    }
  }

  /** Returns whether there is no room; makes some once a second. */
  boolean isFull(long now) {
    if (estimate.total() >= capacity && isTurn(lastRoom, now, 1)) {
      drop(rows.secondsBefore(now - windowSeconds, BATCH));
      // Accepted while a clock was ahead; without these, others would be refused until then.
      drop(rows.secondsAfter(now + windowSeconds, BATCH));
      estimate = new Estimate(rows.count());
    }
    return estimate.total() >= capacity;
  }

  private static boolean isTurn(AtomicLong last, long now, long seconds) {
    long before = last.get();
    return Math.abs(now - before) >= seconds && last.compareAndSet(before, now);
  }

  /** Drops seconds; returns whether there may be more. */
  private boolean drop(List<Long> seconds) {
    rows.drop(seconds);
    return seconds.size() == BATCH;
  }
}
