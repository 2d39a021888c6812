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
    HttpClient http = HttpClient.newHttpClient();
    for (int size : SIZES) {
      MmfSandbox.Builder builder = MmfSandbox.builder().maximumRows(size + 100);
      LocalDate day = LocalDate.of(2000, 1, 1);
      for (int i = 0; i < size; i++) {
        SandboxWorkout workout = SandboxWorkout.on(day.plusDays(i % 5_000), "run").withPrivacy(3);
        builder.workout(SandboxUser.TUTORIAL, workout);
      }
      try (MmfSandbox sandbox = builder.start()) {
        System.out.println(median(http, sandbox));
      }
    }
    System.exit(0);
  }

  private static double median(HttpClient http, MmfSandbox sandbox)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    sandbox.baseUrl()
                        + "/workouts/get_workouts?limit=25&user_id="
                        + sandbox.user().userId()))
            .build();
    long[] nanos = new long[CALLS];
    for (int i = -WARM_UP; i < CALLS; i++) {
      long start = System.nanoTime();
      http.send(request, BodyHandlers.discarding());
      if (i >= 0) {
        nanos[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    return nanos[CALLS / 2] / 1_000.0;
  }

  static void measure(Results results) throws IOException {
    try (ChildJvm jvm = ChildJvm.start(PageCost.class, List.of("-Xmx1g"))) {
      for (int size : SIZES) {
        results.put("page." + size + ".us", Double.parseDouble(jvm.line()));
      }
    }
  }
}
