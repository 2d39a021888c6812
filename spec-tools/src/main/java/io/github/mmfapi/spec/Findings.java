package io.github.mmfapi.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints findings: the first of them in at most ten lines, and all of them in a file. */
final class Findings {
  /** The lines that are printed, one of which says where the others are. */
  static final int MOST_LINES = 10;

  private Findings() {}

  /**
   * Returns what is printed.
   *
   * @param found the findings
   * @param all the file that gets all of them
   * @param shown the name of that file in the output
   */
  static String text(Collection<Finding> found, Path all, String shown) throws IOException {
    // One place often breaks several rules; the first says what to do.
    Map<String, Finding> byPlace = new LinkedHashMap<>();
    found.stream().sorted().forEach(finding -> byPlace.putIfAbsent(finding.place(), finding));
    List<String> lines = new ArrayList<>(byPlace.values().stream().map(Finding::toString).toList());
    Files.createDirectories(all.toAbsolutePath().getParent());
    Files.write(all, found.stream().sorted().map(Finding::toString).toList());
    if (lines.size() > MOST_LINES || found.size() > lines.size()) {
      lines = new ArrayList<>(lines.subList(0, Math.min(lines.size(), MOST_LINES - 1)));
      lines.add("all " + found.size() + " findings: " + shown);
    }
    return String.join("\n", lines);
  }
}
