package io.github.mmfapi.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./mmf spec diff}: what a change of the spec means for Java callers. */
@Command(
    name = "diff",
    description =
        "Says what differs in the Java API between two specs: methods, parameters, fields and types,"
            + " and whether callers still compile and link. Ends with 1 if they do not.")
final class DiffCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @ParentCommand
  private SpecTool tool;

  @Option(names = "--from", description = "The earlier spec. Default: the released one.")
  private @Nullable Path from;

  @Option(names = "--to", description = "The later spec, a file or folder. Default: spec/.")
  private @Nullable Path to;

  @Option(
      names = "--format",
      defaultValue = "TEXT",
      description = "${COMPLETION-CANDIDATES}, in upper or lower case. Default: ${DEFAULT-VALUE}.")
  private ApiReport.Format format = ApiReport.Format.TEXT;

  @Option(
      names = "--changelog",
      description = "Also adds a line for each change to the section API of CHANGELOG.md.")
  private boolean changelog;

  @Override
  public Integer call() throws IOException {
    Path released = tool.spec().resolve("released");
    ApiOfSpec before = ApiOfSpec.of(from == null ? released.resolve("mmf-api-3.1.yaml") : from);
    ApiOfSpec after = ApiOfSpec.of(to == null ? tool.spec() : to);
    ApiComparison comparison = after.since(before);
    String name =
        from == null
            ? Files.readString(released.resolve("bindings-version.txt")).trim()
            : from.toString();
    System.out.print(ApiReport.of(comparison, format, name));
    if (changelog) {
      Path file = tool.root().resolve("CHANGELOG.md");
      Files.writeString(file, withLines(Files.readString(file), ApiReport.lines(comparison)));
    }
    return comparison.isCompatible() ? 0 : 1;
  }

  /**
   * Adds lines to the section {@code ### API} of what is not released yet.
   *
   * @param text the change log
   * @param lines the lines, each with its line break
   */
  static String withLines(String text, String lines) {
    List<String> log = new ArrayList<>(text.lines().toList());
    int release = log.indexOf("## [Unreleased]");
    if (release < 0) {
      throw new IllegalArgumentException(
          "CHANGELOG.md has no section [Unreleased]; add \"## [Unreleased]\"");
    }
    int end = release + 1;
    while (end < log.size() && !log.get(end).startsWith("## ")) {
      end++;
    }
    int section = log.subList(release, end).indexOf("### API");
    List<String> added = new ArrayList<>(lines.lines().toList());
    added.removeAll(log.subList(release, end));
    if (section < 0) {
      log.addAll(release + 1, List.of("", "### API", ""));
      section = 2;
    }
    int at = release + section + 1;
    while (at < log.size()
        && ((log.get(at).isBlank() && at == release + section + 1)
            || log.get(at).startsWith("- "))) {
      at++;
    }
    log.addAll(at, added);
    return String.join("\n", log) + "\n";
  }
}
