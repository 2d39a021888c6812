package io.github.mmfapi.value.internal;

/** Makes a text from outside fit for a message: on one line and bounded. */
public final class OneLine {
  private static final String CUT = "…";

  private OneLine() {}

  /**
   * Returns a text with control characters, line separators and characters that change the writing
   * direction shown as Java escapes, such as {@code \n}.
   *
   * @param text any text
   * @param longest the most characters of the result
   * @return the text; it ends in {@code …} if it was cut
   */
  public static String of(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest) + 16);
    int at = 0;
    while (at < text.length() && line.length() <= longest) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (isShown(character)) {
        line.appendCodePoint(character);
      } else {
        escape(character, line);
      }
    }
    return at == text.length() && line.length() <= longest
        ? line.toString()
        : cut(line, longest - CUT.length());
  }

  private static String cut(StringBuilder line, int length) {
    int end = Math.min(line.length(), Math.max(0, length));
    boolean halfPair = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
    return line.substring(0, halfPair ? end - 1 : end) + CUT;
  }

  private static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  private static void escape(int character, StringBuilder line) {
    switch (character) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        for (char unit : Character.toChars(character)) {
          line.append("\\u").append(Integer.toHexString(0x10000 | unit), 1, 5);
        }
      }
    }
  }
}
