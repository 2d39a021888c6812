package io.github.mmfapi.bench.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Measures the time from the start of a JVM to its first decoded user, with and without an AppCDS
 * archive.
 */
public final class ColdStart {
  private static final int RUNS = 5;

  private ColdStart() {}

  /**
   * Makes one call with the client {@code ours} or {@code raw} and prints the milliseconds since
   * the start of the JVM.
   */
  public static void main(String[] arguments) throws Exception {
    String url = arguments[1];
    Callable<Object> call =
        arguments[0].equals("ours") ? Clients.oursGettingUser(url) : Clients.raw(url);
    call.call();
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.println(System.currentTimeMillis() - started);
    // Ends the process although the thread pool of a client is still running.
    System.exit(0);
  }

  static void measure(String url, Results results) throws Exception {
    Path folder = Files.createTempDirectory("mmf-bench");
    for (String kind : List.of("ours", "raw")) {
      run(List.of("-XX:ArchiveClassesAtExit=" + archive(folder, kind), "-Xlog:disable"), kind, url);
    }
    for (int i = 0; i < RUNS; i++) {
      for (String kind : List.of("ours", "raw")) {
        results.least("cold." + kind, run(List.of(), kind, url));
        results.least(
            "cold." + kind + ".cds",
            run(List.of("-XX:SharedArchiveFile=" + archive(folder, kind)), kind, url));
      }
    }
    for (String kind : List.of("ours", "raw")) {
      Files.deleteIfExists(archive(folder, kind));
    }
    Files.delete(folder);
  }

  private static Path archive(Path folder, String kind) {
    return folder.resolve(kind + ".jsa");
  }

  private static double run(List<String> options, String kind, String url)
      throws IOException, InterruptedException {
    try (ChildJvm jvm = ChildJvm.start(ColdStart.class, options, kind, url)) {
      double millis = Double.parseDouble(jvm.line());
      jvm.await();
      return millis;
    }
  }
}
