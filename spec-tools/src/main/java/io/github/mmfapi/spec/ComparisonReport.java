package io.github.mmfapi.spec;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openapitools.openapidiff.core.output.HtmlRender;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/** Writes the result of a comparison as text, beside the pages of openapi-diff. */
final class ComparisonReport {
  private static final int SHOWN = 40;

  private ComparisonReport() {}

  static String text(SpecComparison comparison, BindingsVersion released) {
    StringBuilder text = new StringBuilder();
    text.append("Spec against the one released with bindings ").append(released).append(": ");
    text.append(comparison.verdict()).append('\n');
    section(text, "breaking for callers of the bindings", comparison.breaking());
    section(text, "compatible", comparison.compatible());
    section(text, "words, examples and evidence", comparison.documentation());
    section(text, "every other place that differs", comparison.other());
    if (comparison.wire().isIncompatible()) {
      text.append("breaking on the wire: openapi-diff says so, see spec-diff.html\n");
    }
    return text.toString();
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    text.append(title).append(" (").append(lines.size()).append(")\n");
    lines.stream().limit(SHOWN).forEach(line -> text.append("  - ").append(line).append('\n'));
    if (lines.size() > SHOWN) {
      text.append("  - and ").append(lines.size() - SHOWN).append(" more\n");
    }
  }

  /** Writes {@code spec-diff.txt}, {@code .html} and {@code .md}. */
  static void write(SpecComparison comparison, BindingsVersion released, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("spec-diff.txt"), text(comparison, released));
    try (var html = writer(folder.resolve("spec-diff.html"))) {
      new HtmlRender().render(comparison.wire(), html);
    }
    try (var markdown = writer(folder.resolve("spec-diff.md"))) {
      new MarkdownRender().render(comparison.wire(), markdown);
    }
  }

  private static OutputStreamWriter writer(Path file) throws IOException {
    return new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8);
  }
}
