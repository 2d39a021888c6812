package io.github.mmfapi.spec;

import io.github.mmfapi.spec.GeneratedSources.Change;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./mmf spec check}: the cheap checks first, then generation, then a contract test. */
@Command(
    name = "check",
    description =
        "Runs lint, the comparison with the evidence, generation, compilation, and the contract test"
            + " of the groups that differ from the last commit.")
final class CheckCommand implements Callable<Integer> {
  private static final String ALL = "spec/target/spec-check.txt";

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @ParentCommand
  private SpecTool tool;

  @Option(
      names = "--group",
      description = "A group whose contract test runs, instead of those that differ.")
  private List<String> groups = new ArrayList<>();

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException {
    Path root = tool.root();
    MavenBuild maven = new MavenBuild(root, out);
    try (SpecChecks checks = new SpecChecks(tool.spec(), out)) {
      SpecChecks.Result read = checks.read();
      if (!read.findings().isEmpty()) {
        return refuse(read.findings());
      }
      SpecSources sources = Objects.requireNonNull(read.sources());
      List<Finding> rules = checks.rules(sources);
      if (!rules.isEmpty()) {
        return refuse(rules);
      }
      out.println(
          "spec: "
              + new Spec(sources.tree()).operations().size()
              + " operations; lint and evidence found nothing");
      Bindings.Result bindings = new Bindings(root, maven).update(sources);
      if (!bindings.findings().isEmpty()) {
        return refuse(bindings.findings());
      }
      out.println("bindings: " + summary(bindings.changes(), root));
      return contract(sources, maven);
    }
  }

  private int contract(SpecSources sources, MavenBuild maven) throws IOException {
    Set<String> touched =
        groups.isEmpty() ? TouchedGroups.of(tool.root(), sources) : Set.copyOf(groups);
    if (touched.isEmpty()) {
      out.println("contract test: no group differs from the last commit; name one with --group");
      return 0;
    }
    ContractTest.Result result = new ContractTest(tool.root(), maven).run(sources, touched);
    if (!result.findings().isEmpty()) {
      return refuse(result.findings());
    }
    out.println(
        "contract test of "
            + String.join(", ", touched)
            + ": "
            + result.passed()
            + " tests passed");
    return 0;
  }

  private int refuse(List<Finding> findings) throws IOException {
    out.println(Findings.text(findings, tool.root().resolve(ALL), ALL));
    return 1;
  }

  /** Writes all differences to a file, and returns the result in a line. */
  static String summary(List<Change> changes, Path root) throws IOException {
    if (changes.isEmpty()) {
      return "nothing differs";
    }
    Path file = root.resolve("spec/target/generated.diff");
    Files.createDirectories(file.getParent());
    Files.write(file, changes.stream().flatMap(change -> change.diff().stream()).toList());
    List<String> first = changes.stream().limit(5).map(Change::summary).toList();
    String others = changes.size() > 5 ? " and " + (changes.size() - 5) + " others" : "";
    return String.join(", ", first) + others + "; see " + root.relativize(file);
  }
}
