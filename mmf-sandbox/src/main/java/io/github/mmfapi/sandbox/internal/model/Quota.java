package io.github.mmfapi.sandbox.internal.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Limits of what the sandbox stores, for all users together. */
public final class Quota {
  /** Maximum length of a parameter in characters, except those that carry a document. */
  public static final int TEXT = 10_000;

  /** Maximum length of a document (tcx, data, route_data, ...) in characters. */
  static final int DOCUMENT = 4_000_000;

  /** Maximum number of points of routes and tracks; 50 characters of a text count as one. */
  public static final int POINTS = 500_000;

  private static final int CHARACTERS_OF_A_POINT = 50;

  /** The parameters that carry a document. */
  private static final Set<String> DOCUMENTS =
      Set.of("tcx", "data", "route_data", "map_settings", "seconds");

  private final int rows;
  private int rowsLeft;
  private int pointsLeft = POINTS;

  public Quota(int rows) {
    this.rows = rows;
    this.rowsLeft = rows;
  }

  /** Returns how many points a text counts as. */
  public static int weight(@Nullable String text) {
    return text == null ? 0 : text.length() / CHARACTERS_OF_A_POINT;
  }

  /**
   * Checks that a method can add rows and points, before it changes anything.
   *
   * @throws Refusal if there is not enough room
   */
  public void require(int moreRows, int morePoints) {
    if (moreRows > rowsLeft) {
      throw Refusal.full(
          "it keeps " + rows + " rows of all kinds. Delete some, restart it, or raise maximumRows");
    }
    if (morePoints > pointsLeft) {
      throw Refusal.full("it keeps " + POINTS + " points of routes and tracks; delete some");
    }
  }

  public void takeRow() {
    require(1, 0);
    rowsLeft--;
  }

  public void giveRows(int number) {
    rowsLeft += number;
  }

  /**
   * Takes the points of new data and gives back those of the data that it replaces.
   *
   * @throws Refusal if there is not enough room; then nothing has changed
   */
  public void exchangePoints(int before, int after) {
    require(0, after - before);
    pointsLeft -= after - before;
  }

  /**
   * Checks the length of a parameter's value.
   *
   * @throws Refusal naming the parameter, if the value is too long
   */
  public static void checkLength(String name, String value) {
    int longest = DOCUMENTS.contains(name) ? DOCUMENT : TEXT;
    if (value.length() > longest) {
      throw new Refusal(name + " is longer than " + longest + " characters");
    }
  }
}
