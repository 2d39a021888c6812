package io.github.mmfapi.client.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Waits between two attempts, and measures time. Tests can replace it to run without delays. Must
 * be thread-safe.
 */
public interface Sleeper {

  /**
   * Waits on the calling thread.
   *
   * @param delay the time to wait, not negative
   * @throws InterruptedException if the thread is interrupted; the call then fails with the
   *     exception of its last attempt
   */
  void sleep(Duration delay) throws InterruptedException;

  /**
   * Waits without blocking a thread, for asynchronous calls.
   *
   * @param delay the time to wait, not negative
   * @return completes with null after the delay; cancelling it ends the wait
   */
  CompletableFuture<Void> sleepAsync(Duration delay);

  /**
   * Returns the reading of a monotonic clock, in nanoseconds since any origin.
   *
   * @return the reading; default {@link System#nanoTime()}
   */
  default long nanoTime() {
    return System.nanoTime();
  }

  /**
   * Returns the sleeper that really waits, with {@link Thread#sleep} and the JDK's timer thread.
   *
   * @return the sleeper
   */
  static Sleeper real() {
    return RealSleeper.INSTANCE;
  }

  /** Waits in real time. */
  enum RealSleeper implements Sleeper {
    /** The only instance. */
    INSTANCE;

    @Override
    public void sleep(Duration delay) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(delay));
    }

    @Override
    public CompletableFuture<Void> sleepAsync(Duration delay) {
      return new CompletableFuture<Void>()
          .completeOnTimeout(null, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
    }
  }
}
