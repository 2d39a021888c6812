package io.github.mmfapi.oauth1.internal;

/**
 * Reads a text character by character as what it means: an escape of JSON (a backslash, a u and
 * four digits), an entity of XML by name or number, and a character that is percent-encoded once or
 * twice, such as {@code %253D}, are one character each. Only printable ASCII is read so; other
 * escapes stay as they are. It allocates nothing.
 */
final class EscapedChars {
  /** Stands for the character after the last one. */
  static final char END = '\0';

  private static final String[] ENTITIES = {
    "&quot;", "&apos;", "&lt;", "&gt;", "&amp;", "&commat;"
  };
  private static final String ENTITY_CHARS = "\"'<>&@";

  /** The most characters of an entity by number that are read. */
  private static final int LONGEST_NUMBER = 8;

  /** The bits of {@link #read} that hold the width. */
  private static final int WIDTH_BITS = 4;

  private final String text;

  EscapedChars(String text) {
    this.text = text;
  }

  /** Returns the character at a position, or {@link #END}. */
  char charAt(int i) {
    return (char) (read(i) >> WIDTH_BITS);
  }

  /** Returns how many characters of the text the character at a position takes. */
  int width(int i) {
    return read(i) & ((1 << WIDTH_BITS) - 1);
  }

  /** Returns how often the character at a position is percent-encoded: 0, 1 or 2 times. */
  int level(int i) {
    int width = width(i);
    return i < text.length() && text.charAt(i) == '%' && width > 1 ? width / 2 : 0;
  }

  /** Returns the character and its width in one number. */
  private int read(int i) {
    char c = i < text.length() ? text.charAt(i) : END;
    return switch (c) {
      case '%' -> percent(i);
      case '&' -> entity(i);
      case '\\' ->
          i + 1 < text.length() && text.charAt(i + 1) == 'u'
              ? of(number(i + 2, i + 6, 16), 6, c)
              : of(-1, 0, c);
      default -> c << WIDTH_BITS | 1;
    };
  }

  private int percent(int i) {
    int once = number(i + 1, i + 3, 16);
    int twice = once == '%' ? number(i + 3, i + 5, 16) : -1;
    return isPrintable(twice) ? of(twice, 5, '%') : of(once, 3, '%');
  }

  private int entity(int i) {
    for (int entity = 0; entity < ENTITIES.length; entity++) {
      if (text.startsWith(ENTITIES[entity], i)) {
        return of(ENTITY_CHARS.charAt(entity), ENTITIES[entity].length(), '&');
      }
    }
    if (!text.startsWith("&#", i)) {
      return of(-1, 0, '&');
    }
    boolean hex = text.startsWith("x", i + 2) || text.startsWith("X", i + 2);
    int from = hex ? i + 3 : i + 2;
    int end = from;
    while (end < text.length() && end < i + LONGEST_NUMBER && text.charAt(end) != ';') {
      end++;
    }
    return text.startsWith(";", end)
        ? of(number(from, end, hex ? 16 : 10), end + 1 - i, '&')
        : of(-1, 0, '&');
  }

  /** Returns a character that was escaped, or the one that begins the escape if it is none. */
  private static int of(int c, int width, char plain) {
    return isPrintable(c) ? c << WIDTH_BITS | width : plain << WIDTH_BITS | 1;
  }

  private int number(int from, int to, int radix) {
    if (from >= to || to > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c <= '~';
  }
}
