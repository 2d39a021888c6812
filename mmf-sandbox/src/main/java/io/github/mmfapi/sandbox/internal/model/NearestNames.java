package io.github.mmfapi.sandbox.internal.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that are most like another one. */
public final class NearestNames {
  private static final int MOST = 3;

  /** Longer names are not compared, because that takes time. */
  private static final int LONGEST = 80;

  private record Candidate(String name, int edits) {}

  private NearestNames() {}

  /**
   * Returns at most three of the names, the nearest first: those that differ in at most a third of
   * the letters, and those whose last part is the same.
   */
  public static List<String> to(String name, Collection<String> names) {
    if (name.length() > LONGEST) {
      return List.of();
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    return names.stream()
        .map(candidate -> new Candidate(candidate, distance(wanted, candidate)))
        .filter(candidate -> candidate.edits() <= Math.max(1, wanted.length() / 3))
        .sorted(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::name))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  private static int distance(String wanted, String candidate) {
    return lastPart(wanted).equals(lastPart(candidate)) ? 1 : edits(wanted, candidate);
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Returns the Levenshtein distance: the insertions, deletions and replacements between two. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
