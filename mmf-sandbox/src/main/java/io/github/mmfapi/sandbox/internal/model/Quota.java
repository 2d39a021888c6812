package io.github.mmfapi.sandbox.internal.model;

import java.util.Set;

/** Bounds what the sandbox keeps, all users together. */
public final class Quota {
  /** A text longer than this is refused, but for the parameters that carry whole documents. */
  public static final int TEXT = 10_000;

  /** A document (tcx, data, route_data, file, ...) longer than this is refused, in characters. */
  static final int DOCUMENT = 4_000_000;

  /** Points of routes and tracks, and the same again for each fifty characters of time series. */
  static final int POINTS = 500_000;

  /** The parameters that carry a whole document. */
  private static final Set<String> DOCUMENTS =
      Set.of("tcx", "data", "route_data", "map_settings", "seconds");

  private final int rows;
  private int rowsLeft;
  private int pointsLeft = POINTS;

  public Quota(int rows) {
    this.rows = rows;
    this.rowsLeft = rows;
  }

  public void takeRow() {
    if (rowsLeft == 0) {
      throw new Refusal(
          "the sandbox is full: it keeps "
              + rows
              + " rows of all kinds. Delete some, restart it, or raise maximumRows");
    }
    rowsLeft--;
  }

  public void giveRows(int number) {
    rowsLeft += number;
  }

  public void takePoints(int number) {
    if (number > pointsLeft) {
      throw new Refusal("the sandbox is full: it keeps " + POINTS + " points of routes and tracks");
    }
    pointsLeft -= number;
  }

  public void givePoints(int number) {
    pointsLeft += number;
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
