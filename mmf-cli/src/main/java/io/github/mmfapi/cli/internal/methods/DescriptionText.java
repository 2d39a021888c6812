package io.github.mmfapi.cli.internal.methods;

import io.github.mmfapi.cli.internal.methods.MethodDescription.Parameter;
import io.github.mmfapi.wire.WireValue;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** The output of {@code mmf describe} for people. */
final class DescriptionText {
  private static final int LABEL = 12;

  private final MethodDescription method;
  private final Help.ColorScheme colors;
  private final int width;

  DescriptionText(MethodDescription method, Help.ColorScheme colors, int width) {
    this.method = method;
    this.colors = colors;
    this.width = width;
  }

  void print(PrintWriter out) {
    WireValue json = method.json();
    out.println(bold(method.method()));
    paragraph(out, MethodDescription.text(json, "summary"));
    if (json.has("description")) {
      out.println();
      paragraph(out, MethodDescription.text(json, "description"));
    }
    out.println();
    TextTable facts = table(LABEL);
    fact(facts, "verb", MethodDescription.text(json, "verb"));
    fact(facts, "login", login());
    fact(facts, "response", response());
    fact(facts, "evidence", evidence(json.get("evidence")));
    out.print(facts);
    printParameters(out);
    out.println();
    out.println("Example: " + MethodExample.of(method));
  }

  private void printParameters(PrintWriter out) {
    List<Parameter> parameters = method.parameters();
    if (parameters.isEmpty()) {
      return;
    }
    out.println();
    out.println(bold("Parameters"));
    int longest = parameters.stream().mapToInt(p -> p.name().length()).max().orElse(0);
    TextTable table = table(Math.min(longest, width / 3) + 4);
    for (Parameter parameter : requiredFirst(parameters)) {
      table.addRowValues(text("  " + parameter.name()), text(facts(parameter)));
      table.addRowValues(text(""), text(parameter.description()));
      table.addRowValues(text(""), text("Evidence: " + evidence(parameter.evidence())));
    }
    out.print(table);
    method
        .atLeastOneOf()
        .forEach(group -> paragraph(out, "At least one is required: " + String.join(", ", group)));
  }

  private static List<Parameter> requiredFirst(List<Parameter> parameters) {
    return parameters.stream()
        .sorted(Comparator.comparing((Parameter parameter) -> !parameter.required()))
        .toList();
  }

  private static String facts(Parameter parameter) {
    StringBuilder facts = new StringBuilder(parameter.required() ? "required, " : "optional, ");
    facts.append(parameter.isFile() ? "a file" : parameter.type());
    if (!parameter.values().isEmpty()) {
      facts.append(": ").append(String.join(", ", parameter.values()));
    }
    if (parameter.list() != null) {
      facts.append(
          parameter.list().equals("commas") ? ", several joined by commas" : ", can be repeated");
    }
    if (parameter.setBySigner()) {
      facts.append("; the signature adds it");
    }
    if (parameter.secret()) {
      facts.append("; a secret or personal: give it with --data -");
    }
    return facts.toString();
  }

  private String login() {
    return switch (method.access()) {
      case TOKEN -> "needed: mmf login";
      case OPTIONAL -> "not needed; used if there is one";
      case NONE -> "not needed";
      case CLIENT_CREDENTIALS -> "not needed; signed with the application's credentials";
      case TEMPORARY_CREDENTIALS -> "a step of mmf login; mmf call cannot make it";
    };
  }

  private String response() {
    List<String> types = MethodDescription.texts(method.json().get("response"));
    return types.isEmpty() ? "unknown" : String.join(", ", types);
  }

  private static String evidence(WireValue evidence) {
    if (evidence.isAbsent()) {
      return "that of the method";
    }
    List<String> unverified = MethodDescription.texts(evidence.get("unverified"));
    return MethodDescription.text(evidence, "confidence")
        + " ("
        + String.join(", ", MethodDescription.texts(evidence.get("sources")))
        + ")"
        + (unverified.isEmpty() ? "" : "; unverified: " + String.join(", ", unverified));
  }

  private TextTable table(int first) {
    TextTable table =
        TextTable.forColumns(
            colors,
            new Column(first, 0, Overflow.SPAN),
            new Column(Math.max(20, width - first), 0, Overflow.WRAP));
    table.indentWrappedLines = 0;
    return table;
  }

  private void fact(TextTable table, String label, String value) {
    table.addRowValues(text(label), text(value));
  }

  private void paragraph(PrintWriter out, String text) {
    TextTable table = TextTable.forColumns(colors, new Column(width, 0, Overflow.WRAP));
    table.indentWrappedLines = 0;
    // Line breaks of the spec are those of its source.
    for (String paragraph : text.split("\n\n", -1)) {
      table.addRowValues(text(paragraph.replace('\n', ' ')));
    }
    out.print(table);
  }

  /** Returns a text as it is: what looks like markup in the spec is none. */
  private Text text(String plain) {
    return Help.Ansi.OFF.new Text(plain.replace('\n', ' '), colors);
  }

  private String bold(String text) {
    return colors.ansi().string("@|bold " + text + "|@");
  }
}
