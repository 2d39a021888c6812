package io.github.mmfapi.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * Measures what an operation allocates. Unlike its time this hardly depends on the machine or on
 * what else runs there; it falls while the compiler learns, so that the least of many rounds
 * counts.
 */
final class AllocatedBytes {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 20;
  private static final int OPERATIONS = 250;

  /** Keeps the compiler from leaving out what nobody looks at. */
  static volatile Object result;

  private AllocatedBytes() {}

  static double per(Callable<?> operation) throws Exception {
    return per(OPERATIONS, operation);
  }

  static double per(int operations, Callable<?> operation) throws Exception {
    double least = Double.MAX_VALUE;
    long thread = Thread.currentThread().getId();
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREADS.getThreadAllocatedBytes(thread);
      for (int i = 0; i < operations; i++) {
        result = operation.call();
      }
      long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
      least = Math.min(least, (double) allocated / operations);
    }
    return least;
  }
}
