package io.github.mmfapi.sandbox.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  /** What a field takes beside its text, in bytes: an entry of a table, and the objects in it. */
  private static final int FIELD = 150;

  /** The parameters that carry a document. */
  private static final Set<String> DOCUMENTS =
      Set.of("tcx", "data", "route_data", "map_settings", "seconds");

  /** What is taken of the three limits. */
  public record Taken(int rows, int points, long bytes) {}

  private final int rows;
  private int rowsLeft;
  private int pointsLeft = POINTS;
  private final long bytes;
  private long bytesLeft;

  /**
   * Creates an empty store's limits.
   *
   * @param rows the most rows of all kinds
   * @param bytes the most bytes of all their texts
   */
  public Quota(int rows, long bytes) {
    this.rows = rows;
    this.rowsLeft = rows;
    this.bytes = bytes;
    this.bytesLeft = bytes;
  }

  /** Returns how many bytes a text takes: one or two for each character. */
  public static long bytes(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    // As the JDK stores it.
    return text.chars().allMatch(c -> c < 256) ? text.length() : 2L * text.length();
  }

  /**
   * Returns how many bytes the fields of a row take.
   *
   * @param shared the row that this one was copied from; values that are still the same take
   *     nothing
   */
  public static long bytes(ObjectNode row, ObjectNode shared) {
    long sum = 0;
    for (var field : row.properties()) {
      JsonNode value = field.getValue();
      if (!value.equals(shared.get(field.getKey()))) {
        sum += FIELD + bytes(field.getKey()) + bytes(value.textValue());
      }
    }
    return sum;
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

  /**
   * Checks that a method can add text, before it changes anything.
   *
   * @throws Refusal if there is not enough room
   */
  public void requireBytes(long more) {
    if (more > bytesLeft) {
      throw Refusal.full(
          "it keeps "
              + bytes
              + " bytes of text. Delete some rows, restart it, or raise maximumTextBytes");
    }
  }

  /**
   * Takes the bytes of a new text and gives back those of the one that it replaces.
   *
   * @throws Refusal if there is not enough room; then nothing has changed
   */
  public void exchangeBytes(long before, long after) {
    // A text can always become shorter.
    requireBytes(after > before ? after - before : Long.MIN_VALUE);
    bytesLeft -= after - before;
  }

  public void takeRow() {
    takeRow(0);
  }

  /**
   * Takes a row with its text.
   *
   * @throws Refusal if there is not enough room; then nothing has changed
   */
  public void takeRow(long text) {
    require(1, 0);
    requireBytes(text);
    rowsLeft--;
    bytesLeft -= text;
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

  /** Returns what is taken. */
  public Taken taken() {
    return new Taken(rows - rowsLeft, POINTS - pointsLeft, bytes - bytesLeft);
  }

  /** Takes what was taken before a restart, without a check. */
  public void take(Taken taken) {
    rowsLeft -= taken.rows();
    pointsLeft -= taken.points();
    bytesLeft -= taken.bytes();
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
