package io.github.mmfapi.spec;

import io.github.mmfapi.spec.GeneratedSources.Change;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./mmf spec watch}: lints, generates and compiles on each save. */
@Command(
    name = "watch",
    description =
        "Lints, generates and compiles whenever a file of the spec is saved, and shows what changes"
            + " in the generated Java. End it with Ctrl+C.")
final class WatchCommand implements Callable<Integer> {
  private static final String ALL = "spec/target/spec-check.txt";

  /** An editor often saves a file in several steps. */
  private static final long QUIET_MILLIS = 100;

  private static final int DIFF_LINES = 60;

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @ParentCommand
  private SpecTool tool;

  @Option(names = "--saves", hidden = true, defaultValue = "-1")
  private int saves;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path spec = tool.spec();
    Bindings bindings = new Bindings(tool.root(), new MavenBuild(tool.root(), out));
    try (SpecChecks checks = new SpecChecks(spec, out);
        WatchService watch = FileSystems.getDefault().newWatchService()) {
      for (Path folder : List.of(spec, spec.resolve("groups"), spec.resolve("evidence"))) {
        folder.register(
            watch,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      }
      cycle(checks, bindings);
      out.println("mmf: watching spec/; end with Ctrl+C");
      for (int i = 0; i != saves && awaitSave(watch); i++) {
        cycle(checks, bindings);
      }
    } catch (ClosedWatchServiceException ended) {
      return 0;
    }
    return 0;
  }

  /** Waits until a file of the spec was saved, and then until nothing more is saved. */
  private static boolean awaitSave(WatchService watch) throws InterruptedException {
    boolean saved = false;
    while (true) {
      WatchKey key = saved ? watch.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS) : watch.take();
      if (key == null) {
        return true;
      }
      saved |=
          key.pollEvents().stream()
              .map(event -> String.valueOf(event.context()))
              .anyMatch(
                  name -> name.endsWith(".yaml") || name.endsWith(".json") || name.endsWith(".md"));
      if (!key.reset()) {
        return false;
      }
    }
  }

  private void cycle(SpecChecks checks, Bindings bindings) throws IOException {
    long start = System.nanoTime();
    SpecChecks.Result read = checks.read();
    List<Finding> findings = new ArrayList<>(read.findings());
    List<Change> changes = List.of();
    if (findings.isEmpty()) {
      SpecSources sources = Objects.requireNonNull(read.sources());
      // Lint runs in Node meanwhile.
      CompletableFuture<List<Finding>> rules =
          CompletableFuture.supplyAsync(() -> rules(checks, sources));
      Bindings.Result result = bindings.update(sources);
      changes = result.changes();
      findings.addAll(await(rules));
      findings.addAll(result.findings());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    out.println(
        String.format(
            Locale.ROOT,
            "%s %s (%.1f s)",
            LocalTime.now(java.time.ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS),
            findings.isEmpty()
                ? "ok: " + CheckCommand.summary(changes, tool.root())
                : told(findings),
            seconds));
    List<String> diff = changes.stream().flatMap(change -> change.diff().stream()).toList();
    diff.stream().limit(DIFF_LINES).forEach(line -> out.println("  " + line));
    if (diff.size() > DIFF_LINES) {
      out.println(
          "  ... " + (diff.size() - DIFF_LINES) + " more lines in spec/target/generated.diff");
    }
    out.flush();
  }

  private static List<Finding> rules(SpecChecks checks, SpecSources sources) {
    try {
      return checks.rules(sources);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static List<Finding> await(CompletableFuture<List<Finding>> rules) throws IOException {
    try {
      return rules.join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause() == null ? e : e.getCause());
    }
  }

  /** The first finding, and where the others are. */
  private String told(List<Finding> findings) throws IOException {
    Findings.text(findings, tool.root().resolve(ALL), ALL);
    String first = findings.stream().sorted().findFirst().orElseThrow().toString();
    return findings.size() == 1
        ? first
        : first + String.format(Locale.ROOT, " (%d findings: %s)", findings.size(), ALL);
  }
}
