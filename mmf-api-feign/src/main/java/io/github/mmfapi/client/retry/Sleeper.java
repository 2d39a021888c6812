package io.github.mmfapi.client.retry;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets time pass between two attempts, and measures it. Tests put one in whose time takes none.
 * Must be safe for use by several threads.
 */
public interface Sleeper {

  /**
   * Waits on the calling thread.
   *
   * @param delay how long, not negative
   * @throws InterruptedException if the thread is interrupted meanwhile; the call then fails with
   *     what made it wait
   */
  void sleep(Duration delay) throws InterruptedException;

  /**
   * Waits without a thread, for asynchronous calls.
   *
   * @param delay how long, not negative
   * @return completes with null when the time is over; cancelling it gives up the waiting
   */
  CompletableFuture<Void> sleepAsync(Duration delay);

  /**
   * Returns the reading of a clock that never jumps, in nanoseconds since any moment.
   *
   * @return the reading; default {@link System#nanoTime()}
   */
  default long nanoTime() {
    return System.nanoTime();
  }

  /**
   * Returns the real one: {@link Thread#sleep} and the JDK's own timer thread.
   *
   * @return the sleeper
   */
  static Sleeper real() {
    return RealSleeper.INSTANCE;
  }

  /** Real time. */
  enum RealSleeper implements Sleeper {
    /** The only one. */
    INSTANCE;

    @Override
    public void sleep(Duration delay) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
    }

    @Override
    public CompletableFuture<Void> sleepAsync(Duration delay) {
      return new CompletableFuture<Void>()
          .completeOnTimeout(null, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
