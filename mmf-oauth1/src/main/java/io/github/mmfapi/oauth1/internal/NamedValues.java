package io.github.mmfapi.oauth1.internal;

/**
 * Finds names of secrets that stand as values, as in {@code {"name":"password","value":"..."}} or
 * {@code <name>password</name><value>...</value>}. The value stands behind the name or before it.
 * Which value belongs to which name depends on the notation, so all values before the last such
 * name count as secret.
 */
final class NamedValues {
  private static final String CDATA = "<![CDATA[";
  private static final int UNKNOWN = -1;

  private final EscapedChars chars;
  private final int end;
  private final StringBuilder word = new StringBuilder();
  private int last = UNKNOWN;

  /**
   * Prepares the search.
   *
   * @param end no name is looked for behind this position
   */
  NamedValues(EscapedChars chars, int end) {
    this.chars = chars;
    this.end = end;
  }

  /** Returns whether the value that begins here, in quotes or not, is the name of a secret. */
  boolean isSecretName(int value) {
    int from = behindCdata(value);
    while (SecretScanner.isQuote(chars.charAt(from)) || chars.charAt(from) == '\\') {
      from += chars.width(from);
    }
    if (from >= end || !SecretScanner.isWordPart(chars.charAt(from))) {
      return false;
    }
    int unused = read(from);
    return SecretNames.isSecret(word) || SecretNames.isSecretInForm(word);
  }

  private int behindCdata(int from) {
    int i = from;
    for (int k = 0; k < CDATA.length(); k++, i += chars.width(i)) {
      if (chars.charAt(i) != CDATA.charAt(k)) {
        return from;
      }
    }
    return i;
  }

  /**
   * Returns whether a name of a secret stands as a value behind a position. The first call reads
   * all that is left, further ones nothing.
   *
   * @param at a position not before that of an earlier call
   */
  boolean isFollowed(int at) {
    if (last == UNKNOWN) {
      last = lastFrom(at);
    }
    return at < last;
  }

  private int lastFrom(int start) {
    int found = start;
    for (int i = start; i < end; ) {
      if (!SecretScanner.isWordPart(chars.charAt(i))) {
        i += chars.width(i);
        continue;
      }
      int to = read(i);
      if (SecretNames.isNaming(word)) {
        int value = valueOf(to);
        if (value < end && isSecretName(value)) {
          found = value;
        }
      }
      i = to;
    }
    return found;
  }

  /** Returns where the value of a name or the content of an element begins, or the end. */
  private int valueOf(int nameEnd) {
    if (chars.charAt(nameEnd) == '>') {
      return nameEnd + chars.width(nameEnd);
    }
    Assignment assignment = Assignment.after(chars, nameEnd);
    return assignment == null ? end : assignment.value();
  }

  private int read(int from) {
    word.setLength(0);
    int to = from;
    do {
      word.append(chars.charAt(to));
      to += chars.width(to);
    } while (to < end && SecretScanner.isWordPart(chars.charAt(to)));
    return to;
  }
}
