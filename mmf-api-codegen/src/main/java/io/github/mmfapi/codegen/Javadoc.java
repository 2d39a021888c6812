package io.github.mmfapi.codegen;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Formats Javadoc comments: builds paragraphs, wraps lines and escapes text of the spec for HTML.
 */
final class Javadoc {
  private static final int WIDTH = 100;

  private final List<String> paragraphs = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  /** Adds a paragraph that is already valid Javadoc. */
  Javadoc paragraph(String html) {
    if (!html.isBlank()) {
      paragraphs.add(html.strip());
    }
    return this;
  }

  /** Adds text of the spec. Blank lines separate its paragraphs. */
  Javadoc text(@Nullable String markdown) {
    if (markdown != null) {
      Arrays.stream(markdown.split("\\R\\s*\\R")).map(Javadoc::html).forEach(this::paragraph);
    }
    return this;
  }

  /** Adds the content of an {@code x-mmf-evidence} extension; nothing if there is none. */
  Javadoc evidence(@Nullable Object extension) {
    if (extension instanceof Map<?, ?> evidence) {
      StringBuilder line = new StringBuilder("Evidence: ").append(evidence.get("confidence"));
      if (evidence.get("sources") instanceof List<?> sources) {
        line.append(" (").append(joined(sources)).append(')');
      }
      if (evidence.get("unverified") instanceof List<?> unverified) {
        line.append("; unverified: ").append(joined(unverified));
      }
      text(line.append('.').toString());
    }
    return this;
  }

  /** Adds a block tag that is already valid Javadoc. */
  Javadoc tag(String tag) {
    tags.add(tag);
    return this;
  }

  /** {@return the comment, indented by {@code indent} blanks, without a final line break} */
  String render(int indent) {
    String margin = " ".repeat(indent);
    if (paragraphs.size() == 1 && tags.isEmpty()) {
      String single = margin + "/** " + paragraphs.get(0) + " */";
      if (single.length() <= WIDTH) {
        return single;
      }
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < paragraphs.size(); i++) {
      if (i > 0) {
        lines.add("");
      }
      lines.addAll(wrapped((i == 0 ? "" : "<p>") + paragraphs.get(i), WIDTH - indent - 3));
    }
    if (!tags.isEmpty()) {
      lines.add("");
      tags.forEach(tag -> lines.addAll(wrapped(tag, WIDTH - indent - 3)));
    }
    StringBuilder out = new StringBuilder(margin).append("/**\n");
    lines.forEach(
        line -> out.append(margin).append(line.isEmpty() ? " *" : " * " + line).append('\n'));
    return out.append(margin).append(" */").toString();
  }

  /** Escapes characters that are markup in Javadoc or HTML. Text in backticks becomes code. */
  static String html(String markdown) {
    return markdown
        .strip()
        .replaceAll("\\s+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("{", "&#123;")
        .replace("}", "&#125;")
        .replace("*/", "*&#47;")
        .replace("\\", "&#92;")
        .replaceAll("`([^`]*)`", "<code>$1</code>");
  }

  static String joined(List<?> items) {
    return String.join(", ", items.stream().map(String::valueOf).toList());
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Splitter.on(' ').split(text)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
