package io.github.mmfapi.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/** Writes {@code RESULTS.md}. */
final class Report {
  private final Results results;
  private final StringBuilder out = new StringBuilder(8000);

  Report(Results results) {
    this.results = results;
  }

  void write(Path file) throws IOException {
    line("# Results");
    line("");
    line(
        "Written by `./mmf-bench` on %s. [README.md](README.md) says how to read it."
            .formatted(LocalDate.now(ZoneOffset.UTC)));
    line("");
    machine();
    targets();
    loopback();
    growth();
    streamedLists();
    others();
    all();
    Files.writeString(file, out.toString());
  }

  private void machine() throws IOException {
    line(
        String.format(
            Locale.ROOT,
            "Java %s (%s), %s %s, %d processors (%s), load %.1f at the start and %.1f at the end.",
            System.getProperty("java.version"),
            System.getProperty("java.vm.name"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.getRuntime().availableProcessors(),
            Machine.processor(),
            results.get("load.start"),
            results.get("load.end")));
    // The load at the end is caused by the benchmarks, which end with more threads than processors.
    if (results.get("load.start") > Runtime.getRuntime().availableProcessors()) {
      line("");
      line(
          "**Noisy:** there was other load on this machine. The bytes are valid, but the times and"
              + " the verdicts on times are not.");
    }
    line("");
  }

  private void targets() {
    line("| | measure | target | fails | measured | verdict |");
    line("|---|---|---|---|---|---|");
    for (Target target : Targets.of(results)) {
      boolean more = target.unit().startsWith("≥");
      String sign = more ? "≥ " : "≤ ";
      String unit = more ? "×" : target.unit();
      line(
          "| %s | %s | %s%s %s | %s%s %s | %s %s | %s |"
              .formatted(
                  target.name(),
                  target.measure(),
                  sign,
                  number(target.target()),
                  unit,
                  more ? "< " : "> ",
                  number(target.fails()),
                  unit,
                  number(target.value()),
                  unit,
                  target.verdict()));
    }
    line("");
  }

  private void loopback() {
    line("## Calls per second over loopback");
    line("");
    line("| threads | raw socket | raw `HttpClient` | Feign default + ScribeJava | this client |");
    line("|---|---|---|---|---|");
    for (int threads : Loopback.THREADS) {
      line(
          String.format(
              Locale.ROOT,
              "| %d | %.0f | %.0f | %.0f | %.0f |",
              threads,
              results.get("loopback.socket." + threads),
              results.get("loopback.raw." + threads),
              results.get("loopback.stock." + threads),
              results.get("loopback.ours." + threads)));
    }
    line("");
  }

  private void growth() {
    line("## A workout in lists of many");
    line("");
    line("| workouts | ns of CPU each | bytes each |");
    line("|---|---|---|");
    for (int size : Growth.SIZES) {
      line(
          String.format(
              Locale.ROOT,
              "| %,d | %.0f | %.0f |",
              size,
              results.get("growth." + size + ".ns"),
              results.get("growth." + size + ".bytes")));
    }
    line("");
  }

  private void streamedLists() {
    line("## A list read page by page");
    line("");
    line("Heap held in the middle of the list, in a JVM with 48 MB:");
    line("");
    line("| workouts | held |");
    line("|---|---|");
    for (int size : StreamedLists.SIZES) {
      line(
          String.format(
              Locale.ROOT, "| %,d | %s KB |", size, kilobytes("streamed." + size + ".held")));
    }
    line("");
  }

  private void others() {
    line("## Memory held");
    line("");
    line(
        "A client that has made one call: %s KB; another user of it (`as`): %s KB; a running"
                .formatted(kilobytes("memory.client"), kilobytes("memory.user"))
            + " call: %s KB, without the stack of its thread.".formatted(kilobytes("memory.call")));
    line("");
    if (results.has("tutorial.python.rate")) {
      line("## The client of the tutorial");
      line("");
      line(
          "The same calls in turn (`get_user`, `get_workouts`, `create_workout`) against the same"
              + " sandbox in a JVM of its own:");
      line("");
      line("| | calls per second | CPU per call |");
      line("|---|---|---|");
      for (String who : new String[] {"python", "ours"}) {
        line(
            String.format(
                Locale.ROOT,
                "| %s | %.0f | %.2f ms |",
                who.equals("python") ? "`requests` + `requests-oauthlib`" : "this client",
                results.get("tutorial." + who + ".rate"),
                results.get("tutorial." + who + ".cpu")));
      }
      line("");
    }
  }

  private void all() {
    line("## All measured values");
    line("");
    line("Microseconds and bytes per operation, unless the name says otherwise.");
    line("");
    line("```");
    for (Map.Entry<String, Double> value : results.all().entrySet()) {
      line(String.format(Locale.ROOT, "%-34s %14.3f", value.getKey(), value.getValue()));
    }
    line("```");
  }

  private String kilobytes(String name) {
    return number(results.get(name) / 1024);
  }

  private static String number(double value) {
    if (value == Math.rint(value) || value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
