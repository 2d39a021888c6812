package io.github.mmfapi.bench.run;

import io.github.mmfapi.bench.decode.Decoding;
import io.github.mmfapi.bench.decode.Decodings;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Measures the cost of one workout in lists from 100 to 100,000. */
public final class Growth {
  static final int[] SIZES = {100, 1_000, 10_000, 100_000};
  private static final int WORKOUTS = 400_000;

  /** Prevents the compiler from removing unused results. */
  static volatile Object last;

  private Growth() {}

  /** Prints CPU nanoseconds and bytes per workout, one line for each size. */
  public static void main(String[] arguments) throws IOException {
    for (int i = 0; i < 300; i++) {
      last = Decodings.workouts(100).ours();
    }
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    for (int size : SIZES) {
      Decoding decoding = Decodings.workouts(size);
      long bytes = threads.getThreadAllocatedBytes(self);
      long nanos = threads.getCurrentThreadCpuTime();
      for (int done = 0; done < WORKOUTS; done += size) {
        last = decoding.ours();
      }
      nanos = threads.getCurrentThreadCpuTime() - nanos;
      bytes = threads.getThreadAllocatedBytes(self) - bytes;
      System.out.println((double) nanos / WORKOUTS);
      System.out.println((double) bytes / WORKOUTS);
    }
  }

  static void measure(Results results) throws IOException {
    try (ChildJvm jvm = ChildJvm.start(Growth.class, java.util.List.of("-Xmx1g"))) {
      for (int size : SIZES) {
        results.put("growth." + size + ".ns", Double.parseDouble(jvm.line()));
        results.put("growth." + size + ".bytes", Double.parseDouble(jvm.line()));
      }
    }
  }
}
