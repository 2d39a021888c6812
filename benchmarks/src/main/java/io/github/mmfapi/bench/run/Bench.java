package io.github.mmfapi.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Runs the short form of all measurements and writes {@code RESULTS.md} and its chart. */
public final class Bench {
  private final Results results = new Results();
  private final Path project;

  private Bench(Path project) {
    this.project = project;
  }

  /** Runs all measurements. The argument is the folder of the project. */
  public static void main(String[] arguments) throws Exception {
    new Bench(Path.of(arguments[0]).toAbsolutePath().normalize()).run();
    // Ends the process although thread pools of clients are still running.
    System.exit(0);
  }

  private void run() throws Exception {
    long start = System.nanoTime();
    results.put("load.start", Machine.load());
    step("signing, calls and decoding (JMH)", () -> Micro.measure(results));
    step("growth", () -> Growth.measure(results));
    step("streamed lists", () -> StreamedLists.measure(results));
    step("pages of the sandbox", () -> PageCost.measure(results));
    step("loopback, cold start and memory", this::overLoopback);
    step("regeneration", () -> Regeneration.measure(project, results));
    if (pythonIsThere()) {
      step("the tutorial's client", () -> Python.measure(results));
    } else {
      say("skipped the tutorial's client: install python3-requests-oauthlib to measure it");
    }
    results.put("load.end", Machine.load());
    Path folder = project.resolve("benchmarks");
    new Report(results).write(folder.resolve("RESULTS.md"));
    Chart.write(results, folder.resolve("results.svg"));
    for (Target target : Targets.of(results)) {
      System.out.printf(
          "%-4s %-60s %10.2f  %s%n",
          target.name(), target.measure(), target.value(), target.verdict());
    }
    say(
        String.format(
            Locale.ROOT,
            "done in %d s; see benchmarks/RESULTS.md",
            (System.nanoTime() - start) / 1_000_000_000L));
  }

  private void overLoopback() throws Exception {
    try (ChildJvm server = ChildJvm.start(RecordedServer.class, List.of())) {
      String url = server.line();
      Loopback.measure(url, results);
      ColdStart.measure(url, results);
      Memory.measure(url, results);
    }
  }

  private static boolean pythonIsThere() throws IOException, InterruptedException {
    return Files.isExecutable(Path.of("/usr/bin/python3"))
        && new ProcessBuilder("/usr/bin/python3", "-c", "import requests_oauthlib")
                .start()
                .waitFor()
            == 0;
  }

  /** Is one part of the run. */
  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  private static void step(String name, Step step) throws Exception {
    long start = System.nanoTime();
    say(name + " ...");
    step.run();
    say(String.format(Locale.ROOT, "%s: %d s", name, (System.nanoTime() - start) / 1_000_000_000L));
  }

  private static void say(String text) {
    System.err.println("mmf-bench: " + text);
  }
}
