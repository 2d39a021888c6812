package io.github.mmfapi.sandbox.internal.model;

import java.util.Set;

/** Limits of what the sandbox stores, for all users together. */
public final class Quota {
  /** Maximum length of a parameter in characters, except those that carry a document. */
  public static final int TEXT = 10_000;

  /** Maximum length of a document (tcx, data, route_data, ...) in characters. */
  static final int DOCUMENT = 4_000_000;

  /** Maximum number of points of routes and tracks; 50 characters of a time series count as one. */
  static final int POINTS = 500_000;

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
      throw new Refusal(
          "the sandbox is full: it keeps " + POINTS + " points of routes and tracks; delete some");
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
