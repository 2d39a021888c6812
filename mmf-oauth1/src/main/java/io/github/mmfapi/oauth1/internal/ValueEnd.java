package io.github.mmfapi.oauth1.internal;

/**
 * Finds where the value of a secret name ends, at the latest at the end of what is scanned. Every
 * method reads what it leaves behind once.
 */
final class ValueEnd {
  private final String text;
  private final EscapedChars chars;
  private final KnownSecrets known;
  private final int end;

  ValueEnd(String text, EscapedChars chars, KnownSecrets known, int end) {
    this.end = end;
    this.text = text;
    this.chars = chars;
    this.known = known;
  }

  /**
   * Returns the position behind an opening quote with the backslashes before it, or {@code from}.
   */
  int openingQuote(int from) {
    int i = from;
    while (chars.charAt(i) == '\\') {
      i += chars.width(i);
    }
    return SecretScanner.isQuote(chars.charAt(i)) ? i + chars.width(i) : from;
  }

  /**
   * Returns where a quoted value ends: at its closing quote with the backslashes that belong to it,
   * or at the end of the text. JSON inside JSON has one backslash before its quotes, and three one
   * level deeper.
   */
  int ofQuoted(int opening, int inner) {
    int depth = backslashes(opening);
    char quote = chars.charAt(opening + depth);
    int run = 0;
    for (int i = inner; i < end; i += chars.width(i)) {
      char c = chars.charAt(i);
      if (c == '\\') {
        run++;
      } else {
        if (c == quote && (run < depth || run % (2 * (depth + 1)) == depth)) {
          return i - Math.min(run, depth);
        }
        run = 0;
      }
    }
    return end;
  }

  private int backslashes(int from) {
    int i = from;
    while (i < end && text.charAt(i) == '\\' && chars.width(i) == 1) {
      i++;
    }
    return i - from;
  }

  /** Returns the end of the object or array that begins here. */
  int ofNested(int from) {
    int depth = 0;
    int i = from;
    while (i < end) {
      int inner = openingQuote(i);
      if (inner > i) {
        int close = ofQuoted(i, inner);
        i = Math.min(end, close + backslashes(close) + 1);
        continue;
      }
      char c = chars.charAt(i);
      i += chars.width(i);
      if (c == '[' || c == '{') {
        depth++;
      } else if ((c == ']' || c == '}') && --depth <= 0) {
        return i;
      }
    }
    return end;
  }

  /**
   * Returns the end of the value of a header: of the line, or of the pair if it is one.
   *
   * @param colon whether a colon is between name and value
   * @param inString whether lines end as in a string of JSON, too
   */
  int ofLine(int from, boolean colon, boolean inString) {
    int i = from;
    while (i < end && "\r\n".indexOf(text.charAt(i)) < 0) {
      if ((!colon && text.charAt(i) == '&') || (inString && isEscapedBreak(i))) {
        break;
      }
      // A backslash that is escaped itself escapes nothing.
      i += inString && text.startsWith("\\\\", i) ? 2 : 1;
    }
    return Math.min(i, end);
  }

  private boolean isEscapedBreak(int i) {
    return text.startsWith("\\r", i) || text.startsWith("\\n", i);
  }

  /**
   * Returns the end of a value without quotes.
   *
   * @param inJson whether a comma or a closing bracket ends it
   * @param level how often what separates it is percent-encoded
   */
  int ofBare(int from, boolean inJson, int level) {
    int i = from;
    while (i < end) {
      int secret = known.lengthAt(i);
      if (secret > 0) {
        i += secret;
        continue;
      }
      char c = chars.charAt(i);
      boolean separates = chars.level(i) <= level;
      if ((separates && (Assignment.isBlank(c) || c == '&' || c == '<' || c == '>'))
          || (inJson && (c == ',' || c == '}' || c == ']'))
          || (SecretScanner.isQuote(c) && i > from && closes(i + chars.width(i)))) {
        break;
      }
      i += chars.width(i);
    }
    return trimmed(from, i);
  }

  /** Returns whether a quote is the end of a text around the value, by what follows it. */
  private boolean closes(int next) {
    char c = chars.charAt(next);
    return c == EscapedChars.END || Assignment.isBlank(c) || ",}]):;>/&".indexOf(c) >= 0;
  }

  private int trimmed(int from, int to) {
    int i = to;
    while (i > from && ",;}])'\"\\".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return i;
  }
}
