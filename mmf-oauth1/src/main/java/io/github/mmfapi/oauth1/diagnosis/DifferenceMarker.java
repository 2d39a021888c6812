package io.github.mmfapi.oauth1.diagnosis;

/** Marks the first difference of two texts. */
final class DifferenceMarker {

  private static final String ELLIPSIS = "...";
  private static final int BEFORE = 40;
  private static final int AFTER = 36;

  private DifferenceMarker() {}

  /** Returns the first position in which two texts differ, -1 if they are equal. */
  static int firstDifference(String expected, String received) {
    int shorter = Math.min(expected.length(), received.length());
    int position = 0;
    while (position < shorter && expected.charAt(position) == received.charAt(position)) {
      position++;
    }
    return position == shorter && expected.length() == received.length() ? -1 : position;
  }

  /** Returns a line of each text around a position, and a line that marks it. */
  static String mark(String expected, String received, int position) {
    String indent = " ".repeat(Math.min(position, BEFORE) + (position > BEFORE ? 3 : 0));
    return "  expected: "
        + around(expected, position)
        + "\n  received: "
        + around(received, position)
        + "\n            "
        + indent
        + "^";
  }

  private static String around(String text, int position) {
    int from = Math.max(0, position - BEFORE);
    int to = Math.min(text.length(), position + AFTER);
    return (from > 0 ? ELLIPSIS : "")
        + text.substring(from, to)
        + (to < text.length() ? ELLIPSIS : "");
  }
}
