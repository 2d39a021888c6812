package io.github.mmfapi.bench.run;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Compares this client with the Python client of the MapMyFitness tutorial, {@code requests} with
 * {@code requests-oauthlib}. Both make the same three calls in turn to the same sandbox. Each is
 * warmed up, and the best of five intervals counts.
 */
public final class Python {
  private static final int WARM_UP = 1500;
  private static final int WINDOWS = 5;
  private static final int ROUNDS = 100;

  private Python() {}

  /** Makes the calls with this client and prints calls per second and CPU milliseconds per call. */
  public static void main(String[] arguments) {
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(arguments[0])
            .clientCredentials(ClientCredentials.of(arguments[1], arguments[2]))
            .tokenCredentials(TokenCredentials.of(arguments[3], arguments[4]))
            .build()) {
      round(client, WARM_UP);
      var system =
          (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      double rate = 0;
      double cpuMillis = Double.MAX_VALUE;
      for (int window = 0; window < WINDOWS; window++) {
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        round(client, ROUNDS);
        rate = Math.max(rate, 3 * ROUNDS / ((System.nanoTime() - start) / 1e9));
        cpuMillis = Math.min(cpuMillis, (system.getProcessCpuTime() - cpu) / 1e6 / (3 * ROUNDS));
      }
      System.out.println(rate);
      System.out.println(cpuMillis);
    }
    System.exit(0);
  }

  private static void round(MmfClient client, int times) {
    for (int i = 0; i < times; i++) {
      client.users().getUser();
      client.workouts().getWorkouts(q -> q.limit(5));
      client
          .workouts()
          .createWorkout(w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription("a run"));
    }
  }

  static void measure(Results results) throws IOException {
    Path script = Files.createTempFile("tutorial_client", ".py");
    try (InputStream in =
        Objects.requireNonNull(Python.class.getResourceAsStream("/tutorial_client.py"))) {
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString()));
    try (ChildJvm sandbox = ChildJvm.start(SandboxProcess.class, List.of())) {
      String[] access = sandbox.line().split(" ");
      command.addAll(List.of(access));
      try (ChildJvm ours = ChildJvm.start(Python.class, List.of(), access)) {
        results.put("tutorial.ours.rate", Double.parseDouble(ours.line()));
        results.put("tutorial.ours.cpu", Double.parseDouble(ours.line()));
      }
      try (ChildJvm python = ChildJvm.of(new ProcessBuilder(command))) {
        results.put("tutorial.python.rate", Double.parseDouble(python.line()));
        results.put("tutorial.python.cpu", Double.parseDouble(python.line()));
      }
    } finally {
      Files.delete(script);
    }
  }
}
