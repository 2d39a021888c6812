package io.github.mmfapi.oauth1.internal;

/**
 * Splits a header of HTTP authentication into names of schemes and parameters (RFC 9110 section
 * 11), in one pass. White space around {@code =} is allowed (section 5.6.3). White space also
 * separates parameters, as some clients send it.
 */
final class AuthParameterScanner {
  private final String text;
  private int at;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;
  private boolean parameter;
  private boolean closed;
  private boolean escaped;

  AuthParameterScanner(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /** Goes to the next name, with its value if it has one. Returns false at the end. */
  boolean next() {
    while (at < text.length() && isSeparator(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return false;
    }
    nameStart = at;
    while (at < text.length() && text.charAt(at) != '=' && !isSeparator(text.charAt(at))) {
      at++;
    }
    nameEnd = at;
    int equals = afterSpace(at);
    parameter = equals < text.length() && text.charAt(equals) == '=';
    if (parameter) {
      readValue(afterSpace(equals + 1));
    }
    return true;
  }

  /** Returns whether the name has a value. A name without one is that of a scheme. */
  boolean isParameter() {
    return parameter;
  }

  /** Returns whether the value has its closing quote, or needs none. */
  boolean isClosed() {
    return closed;
  }

  boolean nameEqualsIgnoringCase(String name) {
    return nameEnd - nameStart == name.length()
        && text.regionMatches(true, nameStart, name, 0, name.length());
  }

  int nameStart() {
    return nameStart;
  }

  int valueStart() {
    return valueStart;
  }

  /**
   * Returns the decoded name.
   *
   * @throws IllegalArgumentException if it is not percent-encoded UTF-8
   */
  String name() {
    return PercentCodec.decode(text, nameStart, nameEnd, false);
  }

  /**
   * Returns the decoded value. Unlike in a form, {@code +} is a plus sign.
   *
   * @throws IllegalArgumentException if it is not percent-encoded UTF-8
   */
  String value() {
    if (!escaped) {
      return PercentCodec.decode(text, valueStart, valueEnd, false);
    }
    StringBuilder plain = new StringBuilder(valueEnd - valueStart);
    for (int i = valueStart; i < valueEnd; i++) {
      if (text.charAt(i) == '\\' && i + 1 < valueEnd) {
        i++;
      }
      plain.append(text.charAt(i));
    }
    return PercentCodec.decode(plain.toString(), 0, plain.length(), false);
  }

  private void readValue(int from) {
    boolean quoted = from < text.length() && text.charAt(from) == '"';
    valueStart = quoted ? from + 1 : from;
    escaped = false;
    closed = !quoted;
    at = valueStart;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quoted ? c == '"' : isSeparator(c)) {
        break;
      }
      if (quoted && c == '\\') {
        escaped = true;
        at++;
      }
      at++;
    }
    at = Math.min(at, text.length());
    valueEnd = at;
    if (quoted && at < text.length()) {
      closed = true;
      at++;
    }
  }

  private int afterSpace(int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isSeparator(char c) {
    return c == ',' || Character.isWhitespace(c);
  }
}
