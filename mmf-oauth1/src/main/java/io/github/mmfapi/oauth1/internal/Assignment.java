package io.github.mmfapi.oauth1.internal;

import org.jspecify.annotations.Nullable;

/**
 * What gives a name its value: {@code =}, {@code :}, {@code =>}, or PHP's {@code ;s:7:}.
 *
 * @param sign where it stands
 * @param value where the value begins
 * @param colon whether it is a colon
 * @param quoted whether the name was in quotes
 */
record Assignment(int sign, int value, boolean colon, boolean quoted) {

  /** Reads what follows a name that ends here; null if no value is given to it. */
  static @Nullable Assignment after(EscapedChars chars, int nameEnd) {
    int i = nameEnd;
    boolean quoted = false;
    for (char c = chars.charAt(i); isBetween(c); c = chars.charAt(i)) {
      quoted |= SecretScanner.isQuote(c);
      i += chars.width(i);
    }
    char sign = chars.charAt(i);
    int next = i + chars.width(i);
    return switch (sign) {
      case '=' -> new Assignment(i, skipBlanks(chars, afterArrow(chars, next)), false, quoted);
      case ':' -> new Assignment(i, skipBlanks(chars, next), true, quoted);
      case ';' -> quoted ? ofPhp(chars, i) : null;
      default -> null;
    };
  }

  private static boolean isBetween(char c) {
    return SecretScanner.isQuote(c) || c == '\\' || isBlank(c);
  }

  private static int afterArrow(EscapedChars chars, int i) {
    return chars.charAt(i) == '>' ? i + chars.width(i) : i;
  }

  /** Reads {@code ;s:7:}, {@code ;i:}, {@code ;b:} or {@code ;d:} of PHP's serialized form. */
  private static @Nullable Assignment ofPhp(EscapedChars chars, int semicolon) {
    int i = semicolon + 1;
    char type = chars.charAt(i);
    if ("sidb".indexOf(type) < 0 || type == EscapedChars.END || chars.charAt(i + 1) != ':') {
      return null;
    }
    i += 2;
    if (type == 's') {
      while (chars.charAt(i) >= '0' && chars.charAt(i) <= '9') {
        i++;
      }
      if (chars.charAt(i) == ':') {
        i++;
      }
    }
    return new Assignment(semicolon, i, true, true);
  }

  private static int skipBlanks(EscapedChars chars, int from) {
    int i = from;
    while (isBlank(chars.charAt(i))) {
      i += chars.width(i);
    }
    return i;
  }

  /** Returns whether a character is a blank or breaks a line. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
