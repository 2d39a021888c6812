package io.github.mmfapi.flink.internal.calls;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Measures time and waits; a simulation has a time of its own. */
public interface Timing {
  /** Returns the time in nanoseconds since any origin. */
  long nanoTime();

  /** Waits for an element, that many nanoseconds at most; returns null if none came. */
  <T> @Nullable T await(BlockingQueue<T> queue, long nanos) throws InterruptedException;

  /** Returns the real time. */
  static Timing real() {
    return Real.INSTANCE;
  }

  /** The real time. */
  enum Real implements Timing {
    INSTANCE;

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public <T> @Nullable T await(BlockingQueue<T> queue, long nanos) throws InterruptedException {
      return queue.poll(nanos, TimeUnit.NANOSECONDS);
    }
  }
}
