package io.github.mmfapi.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * Measures the bytes that an operation allocates. Unlike its time, this hardly depends on the
 * machine or its load. It decreases while the JVM compiles the code, so the lowest of many rounds
 * counts.
 */
final class AllocatedBytes {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 20;
  private static final int OPERATIONS = 250;

  /** Prevents the compiler from removing unused results. */
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
