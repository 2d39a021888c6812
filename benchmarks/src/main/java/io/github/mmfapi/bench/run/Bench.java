package io.github.mmfapi.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures everything in its short form and writes {@code RESULTS.md} and its picture. */
public final class Bench {
  private final Results results = new Results();
  private final Path project;

  private Bench(Path project) {
    this.project = project;
  }

  /** Takes the project's folder. */
  public static void main(String[] arguments) throws Exception {
    new Bench(Path.of(arguments[0]).toAbsolutePath().normalize()).run();
    // Threads of clients' pools must not keep the process.
    System.exit(0);
  }

  private void run() throws Exception {
    long start = System.nanoTime();
    results.put("load.start", Machine.load());
    step("signing, calls and decoding (JMH)", () -> Micro.measure(results));
    step("growth", () -> Growth.measure(results));
    step("streamed lists", () -> StreamedLists.measure(results));
    step("loopback, cold start and memory", this::overLoopback);
    step("regeneration", () -> Regeneration.measure(project, results));
    if (pythonIsThere()) {
      step("the tutorial's client", () -> Python.measure(results));
    } else {
      say("left out: the tutorial's client, which needs python3-requests-oauthlib");
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
        "done in %d s; see benchmarks/RESULTS.md"
            .formatted((System.nanoTime() - start) / 1_000_000_000L));
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

  /** One part of the run. */
  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  private static void step(String name, Step step) throws Exception {
    long start = System.nanoTime();
    say(name + " ...");
    step.run();
    say("%s: %d s".formatted(name, (System.nanoTime() - start) / 1_000_000_000L));
  }

  private static void say(String text) {
    System.err.println("mmf-bench: " + text);
  }
}
