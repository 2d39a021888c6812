package io.github.mmfapi.oauth1.internal;

import java.util.Locale;

/**
 * Puts a text on one line: white space becomes one blank, and control and format characters, which
 * can reorder a line, are escaped as in {@code \u202e}.
 */
public final class CollapsedLine {

  private CollapsedLine() {}

  /** Returns the text on one line, without blanks at its ends. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        blank = line.length() > 0;
        continue;
      }
      if (blank) {
        line.append(' ');
        blank = false;
      }
      if (isUnprintable(text, i)) {
        line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    return line.toString();
  }

  /**
   * Returns the beginning of a text, without half of a surrogate pair at its end.
   *
   * @param longest the most characters to return
   */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean half = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, half ? longest - 1 : longest);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Control and format characters (which can reorder a line), and halves of pairs. */
  private static boolean isUnprintable(String text, int i) {
    char c = text.charAt(i);
    int type = Character.getType(c);
    if (type == Character.SURROGATE) {
      return Character.isHighSurrogate(c)
          ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
          : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return type == Character.CONTROL || type == Character.FORMAT || c == '\uFFFE' || c == '\uFFFF';
  }
}
