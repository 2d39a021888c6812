package io.github.mmfapi.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report as a page that loads nothing, and that can be read on a phone. */
final class HtmlReport {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Contract of MapMyFitness 3.1</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><style>
      :root { color-scheme: light dark; }
      body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; overflow-wrap: anywhere; }
      .verdict { font-size: 1.2rem; font-weight: 600; }
      .kept { color: #067a3c; } .broken { color: #c5221f; }
      section { border: 1px solid #8886; border-left: 4px solid #c5221f; border-radius: 4px; margin: 1rem 0; padding: .2rem 1rem .6rem; }
      section h3 { margin: .5rem 0; } h4 { margin: .8rem 0 .2rem; font-family: ui-monospace, monospace; font-weight: 600; }
      dl { display: grid; grid-template-columns: 5.5rem 1fr; margin: 0; gap: .1rem .6rem; }
      dt { color: #666; } dd { margin: 0; }
      .letter { border: 1px solid; border-radius: 3px; font-weight: 600; padding: 0 .35rem; }
      :target { outline: 3px solid #e6a700; } summary { cursor: pointer; padding: .3rem 0; } ul { margin: .2rem 0 1rem; padding-left: 1.4rem; }
      @media (prefers-color-scheme: dark) { .kept { color: #5bd58c; } .broken { color: #ff8a80; } dt { color: #aaa; } }
      </style></head><body><main>
      """;

  private final ContractReport report;
  private final StringBuilder html = new StringBuilder(HEAD);

  HtmlReport(ContractReport report) {
    this.report = report;
  }

  String render() {
    String style = report.isKept() ? "kept" : "broken";
    html.append("<h1>Contract of MapMyFitness 3.1</h1>\n<p>Verified on ");
    html.append(escaped(report.server().toString())).append("</p>\n");
    html.append("<p class=\"verdict ").append(style).append("\">");
    html.append(escaped(report.summary())).append("</p>\n");
    if (!report.isKept()) {
      html.append("<h2>Broken</h2>\n<p>The strongest evidence comes first.</p>\n");
      report.broken().forEach(this::broken);
    }
    if (!report.skipped().isEmpty()) {
      html.append("<h2>Skipped</h2>\n");
      byReason()
          .forEach((reason, results) -> list("Because " + reason, results, results.size() < 20));
    }
    html.append("<h2>Kept</h2>\n");
    byGroup(report.kept()).forEach((group, results) -> list(group, results, false));
    letters();
    return html.append("</main></body></html>\n").toString();
  }

  private void broken(InteractionResult result) {
    html.append("<section id=\"")
        .append(escaped(result.interaction().id()))
        .append("\"><h3>")
        .append(escaped(result.interaction().toString()));
    html.append("</h3>\n");
    for (Difference difference : TextReport.first(result)) {
      html.append("<h4>").append(escaped(difference.where())).append("</h4>\n<dl>");
      row("expected", escaped(difference.expected()));
      row("got", escaped(difference.got()));
      Evidence evidence = difference.evidence();
      row(
          "evidence",
          letter(evidence.confidence())
              + escaped(
                  evidence.confidence()
                      + ": "
                      + evidence.sources()
                      + " ("
                      + evidence.confidence().meaning()
                      + ")"));
      html.append("</dl>\n");
    }
    int more = result.differences().size() - TextReport.MOST;
    if (more > 0) {
      html.append("<p>and ").append(more).append(" more</p>\n");
    }
    html.append("</section>\n");
  }

  private void row(String name, String value) {
    html.append("<dt>").append(name).append("</dt><dd>").append(value).append("</dd>\n");
  }

  private static String letter(Confidence confidence) {
    return "<span class=letter title=\"" + confidence + "\">" + confidence.letter() + "</span> ";
  }

  private void list(String title, List<InteractionResult> results, boolean open) {
    html.append(open ? "<details open>" : "<details>").append("<summary>");
    html.append(escaped(title)).append(" (").append(results.size()).append(")</summary><ul>\n");
    for (InteractionResult result : results) {
      html.append("<li id=\"").append(escaped(result.interaction().id())).append("\">");
      html.append(letter(result.interaction().evidence().confidence()));
      html.append(escaped(result.interaction().toString())).append("</li>\n");
    }
    html.append("</ul></details>\n");
  }

  private void letters() {
    html.append("<h2>Letters</h2>\n<dl>");
    for (Confidence confidence : Confidence.values()) {
      row(letter(confidence), escaped(confidence + ": " + confidence.meaning()));
    }
    html.append("</dl>\n");
  }

  private Map<String, List<InteractionResult>> byReason() {
    return report.skipped().stream()
        .collect(
            Collectors.groupingBy(InteractionResult::reason, TreeMap::new, Collectors.toList()));
  }

  private static Map<String, List<InteractionResult>> byGroup(List<InteractionResult> results) {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                result -> result.interaction().group(), TreeMap::new, Collectors.toList()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
