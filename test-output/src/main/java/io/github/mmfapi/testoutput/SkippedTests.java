package io.github.mmfapi.testoutput;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The reasons why tests were skipped, each once. */
final class SkippedTests {
  private final Map<String, Entry> byReason = new LinkedHashMap<>();

  private static final class Entry {
    private final Set<String> classes = new TreeSet<>();
    private int tests;
  }

  synchronized void add(String reason, String className, int tests) {
    String text = firstLine(reason.replaceFirst("^Assumption failed: ", "").strip());
    Entry entry = byReason.computeIfAbsent(text, r -> new Entry());
    entry.classes.add(className.substring(className.lastIndexOf('.') + 1));
    entry.tests += tests;
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end).strip();
  }

  /** Returns one line per reason. */
  synchronized List<String> lines() {
    return byReason.entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String line(String reason, Entry entry) {
    return "SKIPPED: %s (%s in %s)"
        .formatted(
            reason,
            entry.tests == 1 ? "1 test" : entry.tests + " tests",
            String.join(", ", entry.classes));
  }
}
