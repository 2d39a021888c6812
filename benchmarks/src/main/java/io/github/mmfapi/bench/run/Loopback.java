package io.github.mmfapi.bench.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Measures calls per second over loopback with 1, 16 and 64 threads. */
final class Loopback {
  static final int[] THREADS = {1, 16, 64};
  private static final long WARM_UP_MILLIS = 1500;
  private static final long MEASURED_MILLIS = 1000;
  private static final int ROUNDS = 3;

  private Loopback() {}

  static void measure(String url, Results results) throws Exception {
    Map<String, Callable<Object>> clients = new LinkedHashMap<>();
    clients.put("socket", Clients.socket(url));
    clients.put("raw", Clients.raw(url));
    clients.put("stock", Clients.stock(url));
    clients.put("ours", Clients.oursGettingUser(url));
    for (int threads : THREADS) {
      for (Callable<Object> client : clients.values()) {
        callsPerSecond(client, threads, WARM_UP_MILLIS);
      }
      // In turns, so that other load on the machine affects all clients.
      for (int round = 0; round < ROUNDS; round++) {
        for (Map.Entry<String, Callable<Object>> client : clients.entrySet()) {
          results.most(
              "loopback." + client.getKey() + "." + threads,
              callsPerSecond(client.getValue(), threads, MEASURED_MILLIS));
        }
      }
    }
  }

  private static double callsPerSecond(Callable<Object> call, int threads, long millis)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long start = System.nanoTime();
    long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
    List<Future<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      counts.add(pool.submit(() -> callUntil(end, call)));
    }
    int total = 0;
    for (Future<Integer> count : counts) {
      total += count.get();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    pool.shutdown();
    return total / seconds;
  }

  private static int callUntil(long end, Callable<Object> call) throws Exception {
    int count = 0;
    while (System.nanoTime() < end) {
      call.call();
      count++;
    }
    return count;
  }
}
