package io.github.mmfapi.cli.internal.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that a misspelt one could stand for. */
public final class Similar {
  private static final int MOST = 3;

  private Similar() {}

  /**
   * Returns up to three names: the nearest ones by {@link #distance}, if at most one character in
   * three differs. Of names with a group, such as {@code workouts/get_workouts}, the group can be
   * wrong or missing.
   */
  public static List<String> to(String misspelt, Collection<String> names) {
    String typed = misspelt.toLowerCase(Locale.ROOT);
    record Candidate(String name, int distance) {}
    List<Candidate> candidates =
        names.stream()
            .map(name -> new Candidate(name, nearest(typed, name.toLowerCase(Locale.ROOT))))
            .filter(c -> c.distance() <= Math.max(1, lastSegment(typed).length() / 3))
            .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
            .toList();
    return candidates.stream()
        .filter(c -> c.distance() == candidates.get(0).distance())
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  /**
   * Returns a question that ends a message, such as {@code ; did you mean limit?}; empty without a
   * similar name.
   */
  public static String question(String misspelt, Collection<String> names) {
    List<String> similar = to(misspelt, names);
    return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
  }

  private static int nearest(String typed, String name) {
    int whole = distance(typed, name);
    return name.indexOf('/') < 0
        ? whole
        : Math.min(whole, distance(lastSegment(typed), lastSegment(name)));
  }

  private static String lastSegment(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /**
   * Returns the least number of characters to insert, delete, replace or exchange with their
   * neighbour (optimal string alignment).
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
