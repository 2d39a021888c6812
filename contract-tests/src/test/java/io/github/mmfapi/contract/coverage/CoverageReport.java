package io.github.mmfapi.contract.coverage;

import io.github.mmfapi.contract.Confidence;
import io.github.mmfapi.contract.internal.spec.Evidence;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.operations.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A table of operations and proofs, as text for a terminal and as a page for a browser. */
public final class CoverageReport {
  private static final List<Proof> COLUMNS =
      List.of(
          Proof.REQUEST, Proof.RESPONSE, Proof.ERROR, Proof.RECORDED, Proof.PROVIDER, Proof.ORACLE);
  private static final Set<Proof> REQUIRED =
      Set.of(Proof.REQUEST, Proof.RESPONSE, Proof.ERROR, Proof.PROVIDER);
  private static final String NO_EVIDENCE = "·";

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Contract coverage</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><style>
      :root { color-scheme: light dark; }
      body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; overflow-wrap: anywhere; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
      th, td { padding: .3rem .6rem; text-align: left; border-bottom: 1px solid #8884; }
      thead th { border-bottom: 2px solid #888; }
      td.p, th.p { text-align: center; } td small { color: GrayText; display: block; }
      td a { color: inherit; } dt { font-weight: 600; } dd { margin: 0 0 .4rem 1.5rem; }
      .letter { border: 1px solid; border-radius: 3px; font-weight: 600; padding: 0 .3rem; }
      .yes { color: #067a3c; } .no { color: #c5221f; font-weight: 600; } .na { color: GrayText; }
      @media (prefers-color-scheme: dark) { .yes { color: #5bd58c; } .no { color: #ff8a80; } }
      tr.group th { padding-top: 1.2rem; font-size: 1.1rem; }
      </style></head><body>
      """;

  private final List<Operation> operations;
  private final Proven proven;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder html = new StringBuilder(HEAD);

  public CoverageReport(List<Operation> operations, Proven proven) {
    this.operations = operations;
    this.proven = proven;
  }

  /** Writes {@code index.html} and {@code coverage.txt}. */
  public void write(Path folder) {
    head();
    String group = "";
    for (Operation operation : operations) {
      String its = operation.method().split("/", -1)[0];
      if (!its.equals(group)) {
        group = its;
        html.append("<tr class=group><th colspan=8>").append(escaped(group)).append("</th></tr>\n");
      }
      row(operation);
    }
    html.append("</tbody></table></div></body></html>\n");
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("coverage.txt"), text);
      Files.writeString(folder.resolve("index.html"), html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return how many generated operations have each proof} */
  String totals() {
    List<Operation> generated = operations.stream().filter(Operation::isGenerated).toList();
    return generated.size()
        + " generated operations; "
        + COLUMNS.stream()
            .map(
                proof ->
                    proof.label()
                        + " "
                        + generated.stream().filter(o -> proven.count(proof, o.id()) > 0).count())
            .collect(Collectors.joining(", "));
  }

  private void head() {
    String totals = totals();
    text.append(totals).append('\n').append('\n').append("%-48s".formatted("operation"));
    html.append("<h1>Contract coverage</h1>\n<p>").append(escaped(totals)).append("</p>\n");
    html.append("<h2>Columns</h2>\n<dl>\n");
    for (Proof proof : COLUMNS) {
      define(capitalized(proof.label()), proof.definition());
    }
    define("Fields", Proof.FIELD.definition());
    define("✓", "Proven; it links to the test, the recording or the interaction behind it.");
    define(NO_EVIDENCE, "Nothing to prove, no recording, or no such run.");
    html.append("</dl>\n<h2>Evidence</h2>\n<p>The letter of an operation says how certain it");
    html.append(" is that it existed as the spec describes it.</p>\n<dl class=letters>\n");
    for (Confidence confidence : Confidence.values()) {
      if (confidence != Confidence.INFERRED) {
        define(confidence.letter(), confidence + ": " + confidence.meaning() + ".");
      }
    }
    html.append(
        "</dl>\n<h2>Operations</h2>\n<div class=scroll tabindex=0><table><thead><tr><th>Operation</th>");
    for (Proof proof : COLUMNS) {
      text.append("%-10s".formatted(proof.label()));
      html.append("<th class=p>").append(capitalized(proof.label())).append("</th>");
    }
    text.append("fields\n");
    html.append("<th class=p>Fields</th></tr></thead><tbody>\n");
  }

  private void define(String column, String definition) {
    html.append("<dt>").append(escaped(column)).append("</dt><dd>");
    html.append(escaped(definition)).append("</dd>\n");
  }

  private void row(Operation operation) {
    String letter = letter(operation);
    text.append("%-48s".formatted(letter + " " + operation.method()));
    html.append("<tr><td>").append(letter(operation, letter)).append(' ');
    html.append(escaped(operation.verb() + " " + operation.method()));
    if (!operation.isGenerated()) {
      boolean called = proven.has(Proof.CALLED, operation.id());
      String why = (called ? "called; " : "") + operation.reasonWithoutBinding();
      text.append("no binding: ").append(why).append('\n');
      html.append("</td><td colspan=7 class=na>").append(escaped(why)).append("</td></tr>\n");
      return;
    }
    String kind = operation.responseKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    html.append("<small>response: ").append(kind).append("</small></td>");
    for (Proof proof : COLUMNS) {
      String test = proven.test(proof, operation.id());
      cell(cell(operation, proof), REQUIRED.contains(proof), test);
    }
    cell(fields(operation), true, testOfFields(operation));
    text.append('\n');
    html.append("</tr>\n");
  }

  private static String letter(Operation operation) {
    Evidence evidence = operation.evidence();
    return evidence == null ? "-" : confidence(evidence).letter();
  }

  private static String letter(Operation operation, String letter) {
    Evidence evidence = operation.evidence();
    String title =
        evidence == null
            ? "no evidence"
            : confidence(evidence) + ": " + String.join(", ", evidence.sources());
    return "<span class=letter title=\"" + escaped(title) + "\">" + letter + "</span>";
  }

  private static Confidence confidence(Evidence evidence) {
    return Confidence.valueOf(evidence.confidence().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private void cell(String content, boolean required, String test) {
    boolean partial = content.contains("/") && !isWhole(content);
    boolean missing = content.equals(NO_EVIDENCE) || partial;
    String style = !missing ? "yes" : required && !content.equals("-") ? "no" : "na";
    text.append("%-10s".formatted(content));
    html.append("<td class=\"p ").append(style).append("\">").append(linked(content, test));
    html.append("</td>");
  }

  /** Links to the source of a proof, from where the page is written. */
  private static String linked(String content, String test) {
    if (test == null) {
      return content;
    }
    if (test.startsWith(Ledger.LINK)) {
      String link = test.substring(Ledger.LINK.length());
      String file = link.substring(link.lastIndexOf('/') + 1);
      return "<a href=\""
          + escaped(link)
          + "\" title=\""
          + escaped(file)
          + "\">"
          + content
          + "</a>";
    }
    String name = test.substring(test.lastIndexOf('.') + 1);
    String source = "../../src/test/java/" + test.replace('.', '/') + ".java";
    return "<a href=\"" + source + "\" title=\"" + name + "\">" + content + "</a>";
  }

  private String testOfFields(Operation operation) {
    return Fields.of(operation).stream()
        .map(field -> proven.test(Proof.FIELD, field))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean isWhole(String fraction) {
    String[] parts = fraction.split("/", -1);
    return parts[0].equals(parts[1]);
  }

  private String cell(Operation operation, Proof proof) {
    long count = proven.count(proof, operation.id());
    if (proof == Proof.ERROR) {
      return count + "/" + ErrorPath.values().length;
    }
    return count == 0 ? NO_EVIDENCE : "✓";
  }

  private String fields(Operation operation) {
    Set<String> all = Fields.of(operation);
    long asserted = all.stream().filter(f -> proven.has(Proof.FIELD, f)).count();
    return all.isEmpty() ? "-" : asserted + "/" + all.size();
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
