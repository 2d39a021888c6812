package io.github.mmfapi.sandbox.internal.model;

/** Text for XML 1.0. */
public final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /**
   * Replaces characters that XML 1.0 cannot represent: most control characters and lone surrogates.
   */
  public static String of(String text) {
    return isPlain(text) ? text : replaced(text);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0xD800) {
        return false;
      }
    }
    return true;
  }

  private static String replaced(String text) {
    return text.codePoints()
        .map(c -> isXml(c) ? c : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= REPLACEMENT)
        || c >= 0x10000;
  }
}
