package io.github.mmfapi.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.spec.ApiComparison.Change;
import io.github.mmfapi.spec.ApiComparison.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a comparison of two APIs as text, as Markdown for a pull request, or as JSON. */
final class ApiReport {
  /** The form of a report. */
  enum Format {
    /** For a console. */
    TEXT("txt"),
    /** For a pull request, and for {@code CHANGELOG.md}. */
    MARKDOWN("md"),
    /** For programs. */
    JSON("json");

    private final String extension;

    Format(String extension) {
      this.extension = extension;
    }

    /** {@return the ending of the name of a file} */
    String extension() {
      return extension;
    }
  }

  private ApiReport() {}

  /**
   * Writes a report.
   *
   * @param comparison the comparison
   * @param format the form
   * @param from the name of the earlier API
   */
  static String of(ApiComparison comparison, Format format, String from) {
    return switch (format) {
      case TEXT -> text(comparison, from);
      case MARKDOWN -> markdown(comparison, from);
      case JSON -> json(comparison, from);
    };
  }

  private static String text(ApiComparison comparison, String from) {
    List<String> lines = new ArrayList<>();
    lines.add("Java API since " + from + ": " + verdict(comparison));
    comparison.changes().forEach(change -> lines.add("  " + line(change, "")));
    return String.join("\n", lines) + "\n";
  }

  private static String verdict(ApiComparison comparison) {
    if (comparison.changes().isEmpty()) {
      return "nothing differs";
    }
    return comparison.isCompatible() ? "compatible" : "breaks callers";
  }

  private static String markdown(ApiComparison comparison, String from) {
    return "**Java API since " + from + ": " + verdict(comparison) + "**\n\n" + lines(comparison);
  }

  /** {@return a line of Markdown for each change, those that break callers first} */
  static String lines(ApiComparison comparison) {
    return comparison.changes().stream()
        .sorted(java.util.Comparator.comparing(Change::isCompatible))
        .map(change -> "- " + (change.isCompatible() ? "" : "**Breaking:** ") + line(change, "`"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String line(Change change, String quote) {
    String element = quote + change.element() + quote;
    String kind = change.kind().name().toLowerCase(Locale.ROOT);
    String what =
        switch (change.event()) {
          case ADDED ->
              change.after().isEmpty() || change.kind() == JavaApi.Kind.VALUE
                  ? "added"
                  : "added, " + quote + change.after() + quote;
          case REMOVED -> "removed";
          case REQUIRED -> "required now";
          case CHANGED ->
              "was " + quote + change.before() + quote + ", is " + quote + change.after() + quote;
        };
    return kind + " " + element + " " + what + effect(change);
  }

  private static String effect(Change change) {
    if (change.isCompatible()) {
      return "";
    }
    return change.event() == Event.REQUIRED
        ? " (calls without it are refused)"
        : " (not source-compatible, not binary-compatible)";
  }

  private static String json(ApiComparison comparison, String from) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode report = mapper.createObjectNode();
    report.put("from", from);
    report.put("compatible", comparison.isCompatible());
    ArrayNode changes = report.putArray("changes");
    for (Change change : comparison.changes()) {
      changes
          .addObject()
          .put("event", change.event().name().toLowerCase(Locale.ROOT))
          .put("kind", change.kind().name().toLowerCase(Locale.ROOT))
          .put("element", change.element())
          .put("before", change.before())
          .put("after", change.after())
          .put("sourceCompatible", change.source())
          .put("binaryCompatible", change.binary())
          .put("runtimeCompatible", change.runtime());
    }
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
