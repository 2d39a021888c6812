package io.github.mmfapi.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Draws the chart for the README: three comparisons, in which shorter is better. */
final class Chart {
  private static final int WIDTH = 760;
  private static final int LABELS = 250;
  private static final int BAR = 16;
  private static final int ROW = 24;

  private final StringBuilder out = new StringBuilder(6000);
  private int y = 10;

  private Chart() {}

  static void write(Results results, Path file) throws IOException {
    Chart chart = new Chart();
    chart.panel(
        "Signing one request, µs",
        bars(
            results,
            "this project",
            "sign.ours.us",
            "Jersey oauth1-signature",
            "sign.jersey.us",
            "Signpost",
            "sign.signpost.us",
            "google-oauth-client",
            "sign.google.us",
            "ScribeJava",
            "sign.scribe.us"));
    chart.panel(
        "A signed call without network, µs",
        bars(
            results,
            "this project",
            "call.generated.us",
            "Feign's codecs + ScribeJava",
            "call.stock.us"));
    chart.panel(
        "Decoding 200 workouts, KB allocated",
        scaled(
            bars(
                results,
                "this project",
                "decode.200.ours.bytes",
                "Jackson databind, beans",
                "decode.200.databind.bytes",
                "Feign's JacksonDecoder, beans",
                "decode.200.feign.bytes")));
    Files.writeString(file, chart.svg());
  }

  private static Map<String, Double> bars(Results results, String... labelsAndNames) {
    Map<String, Double> bars = new LinkedHashMap<>();
    for (int i = 0; i < labelsAndNames.length; i += 2) {
      bars.put(labelsAndNames[i], results.get(labelsAndNames[i + 1]));
    }
    return bars;
  }

  private static Map<String, Double> scaled(Map<String, Double> bytes) {
    bytes.replaceAll((label, value) -> value / 1024);
    return bytes;
  }

  private void panel(String title, Map<String, Double> bars) {
    y += 20;
    out.append(
        String.format(
            Locale.ROOT, "<text class=\"title\" x=\"10\" y=\"%d\">%s</text>\n", y, title));
    y += 10;
    double most = bars.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    bars.forEach((label, value) -> bar(label, value, value / most));
    y += 10;
  }

  private void bar(String label, double value, double share) {
    double length = Math.max(2, share * (WIDTH - LABELS - 90));
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
                + "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n"
                + "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
            LABELS - 10,
            y + 13,
            label,
            label.equals("this project") ? "ours" : "peer",
            LABELS,
            y,
            length,
            BAR,
            LABELS + length + 6,
            y + 13,
            String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value)));
    y += ROW;
  }

  private String svg() {
    return String.format(
        Locale.ROOT,
        """
    <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">
    <style>
    text { font: 13px sans-serif; fill: #24292f; }
    .title { font-weight: bold; }
    .ours { fill: #1a7f37; }
    .peer { fill: #8c959f; }
    </style>
    <rect width="100%%" height="100%%" fill="#ffffff"/>
    %s</svg>
    """,
        WIDTH,
        y + 10,
        WIDTH,
        y + 10,
        out);
  }
}
