package io.github.mmfapi.bench.run;

import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Measures a page of 25 workouts of the sandbox, for users with few and with many workouts. */
public final class PageCost {
  static final int[] SIZES = {100, 20_000};
  private static final int WARM_UP = 500;
  private static final int CALLS = 500;

  private PageCost() {}

  /** Prints the median of a call over loopback in microseconds, one line for each size. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (MmfSandbox few = sandbox(SIZES[0]);
        MmfSandbox many = sandbox(SIZES[1])) {
      long[][] nanos = new long[2][CALLS];
      HttpClient http = HttpClient.newHttpClient();
      for (int i = -WARM_UP; i < CALLS; i++) {
        long ofFew = call(http, few);
        long ofMany = call(http, many);
        if (i >= 0) {
          nanos[0][i] = ofFew;
          nanos[1][i] = ofMany;
        }
      }
      for (long[] times : nanos) {
        Arrays.sort(times);
        System.out.println(times[CALLS / 2] / 1_000.0);
      }
    }
    System.exit(0);
  }

  private static MmfSandbox sandbox(int workouts) {
    MmfSandbox.Builder builder = MmfSandbox.builder().maximumRows(workouts + 100);
    LocalDate day = LocalDate.of(2000, 1, 1);
    for (int i = 0; i < workouts; i++) {
      SandboxWorkout workout = SandboxWorkout.on(day.plusDays(i % 5_000), "run").withPrivacy(3);
      builder.workout(SandboxUser.TUTORIAL, workout);
    }
    return builder.start();
  }

  private static long call(HttpClient http, MmfSandbox sandbox)
      throws IOException, InterruptedException {
    String path = "/workouts/get_workouts?limit=25&user_id=" + sandbox.user().userId();
    HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path)).build();
    long start = System.nanoTime();
    http.send(request, BodyHandlers.discarding());
    return System.nanoTime() - start;
  }

  static void measure(Results results) throws IOException {
    try (ChildJvm jvm = ChildJvm.start(PageCost.class, List.of("-Xmx1g"))) {
      for (int size : SIZES) {
        results.put("page." + size + ".us", Double.parseDouble(jvm.line()));
      }
    }
  }
}
