package io.github.mmfapi.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report for a terminal. */
final class TextReport {
  /** How many differences of an interaction are shown. */
  static final int MOST = 20;

  private final ContractReport report;
  private final StringBuilder out = new StringBuilder();

  TextReport(ContractReport report) {
    this.report = report;
  }

  String render() {
    out.append("Contract of MapMyFitness 3.1, verified on ").append(report.server()).append('\n');
    out.append(report.summary()).append('\n');
    if (!report.broken().isEmpty()) {
      out.append("\nBroken, the strongest evidence first:\n");
      report.broken().forEach(result -> out.append('\n').append(broken(result)));
    }
    skippedByReason()
        .forEach(
            (reason, interactions) -> {
              out.append("\nSkipped, because ").append(reason).append(":\n");
              interactions.forEach(i -> out.append("  ").append(i).append('\n'));
            });
    return out.toString();
  }

  /** Returns a broken interaction with its differences. */
  static String broken(InteractionResult result) {
    StringBuilder text = new StringBuilder("  ").append(result.interaction()).append('\n');
    for (Difference difference : first(result)) {
      text.append("    ").append(difference.where()).append('\n');
      line(text, "expected", difference.expected());
      line(text, "got", difference.got());
      line(text, "evidence", difference.evidence().toString());
    }
    int more = result.differences().size() - MOST;
    if (more > 0) {
      text.append("    and ").append(more).append(" more\n");
    }
    return text.toString();
  }

  /** Returns the differences that are shown. */
  static List<Difference> first(InteractionResult result) {
    List<Difference> all = result.differences();
    return all.subList(0, Math.min(all.size(), MOST));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("      ").append(name).append(" ".repeat(10 - name.length())).append(value);
    text.append('\n');
  }

  private Map<String, List<ContractInteraction>> skippedByReason() {
    return report.skipped().stream()
        .collect(
            Collectors.groupingBy(
                InteractionResult::reason,
                TreeMap::new,
                Collectors.mapping(InteractionResult::interaction, Collectors.toList())));
  }
}
