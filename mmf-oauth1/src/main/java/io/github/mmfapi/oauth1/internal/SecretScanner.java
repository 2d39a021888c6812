package io.github.mmfapi.oauth1.internal;

import java.util.List;
import java.util.Set;

/** One pass over one text, which leaves out what must not be shown. See {@link SecretText}. */
final class SecretScanner {
  /** Values that give nothing away, whatever their name. */
  private static final Set<String> SAY_NOTHING = Set.of("", "null", "true", "false");

  private final String text;
  private final EscapedChars chars;
  private final KnownSecrets known;
  private final boolean addresses;
  private final int most;
  private final int end;
  private final StringBuilder out;
  private final StringBuilder word = new StringBuilder();
  private final ValueEnd ends;
  private final NamedValues named;

  /** Where the next character is read. */
  private int at;

  /** Set by {@code "name":"password"}: the value that follows is that of a secret. */
  private boolean namedBefore;

  /**
   * Prepares a pass.
   *
   * @param text the text
   * @param secrets the known secrets in all their notations, none empty
   * @param addresses whether e-mail and IP addresses are masked
   * @param most the scan ends when so many characters were put out
   * @param end the scan ends before this position of the text
   */
  SecretScanner(String text, List<String> secrets, boolean addresses, int most, int end) {
    this.addresses = addresses;
    this.text = text;
    this.chars = new EscapedChars(text);
    this.known = new KnownSecrets(text, secrets);
    this.ends = new ValueEnd(text, chars, known, end);
    this.named = new NamedValues(chars, end);
    this.most = most;
    this.end = end;
    this.out = new StringBuilder(Math.min(end, Math.min(most, 1 << 16)) + 16);
  }

  String masked() {
    while (at < end && out.length() < most) {
      char c = chars.charAt(at);
      if (addresses && c == '[' && Addresses.ipv6(text, at + 1) > 0) {
        copyTo(at + 1);
        maskTo(at + Addresses.ipv6(text, at));
      } else if (isIpv6(c)) {
        maskTo(at + Addresses.ipv6(text, at));
      } else if (isWordPart(c)) {
        word();
      } else if (c == '<' && isWordPart(chars.charAt(at + chars.width(at)))) {
        element();
      } else {
        copyTo(at + chars.width(at));
      }
    }
    return out.toString();
  }

  /** Masks the known secrets alone. */
  String knownMasked() {
    copyTo(end);
    return out.toString();
  }

  // -- words

  private boolean isIpv6(char c) {
    boolean starts = c == ':' || (c < 128 && Character.digit(c, 16) >= 0);
    boolean inside = at > 0 && (isWordPart(text.charAt(at - 1)) || text.charAt(at - 1) == ':');
    return addresses && starts && !inside && Addresses.ipv6(text, at) > 0;
  }

  private void word() {
    int from = at;
    int to = readWord(from);
    if (addresses && (Addresses.isEmail(word) || (Addresses.isIpv4(word) && !isHost(from)))) {
      maskTo(to);
      return;
    }
    boolean naming = SecretNames.isNaming(word);
    boolean secret =
        SecretNames.isSecret(word)
            || (SecretNames.isSecretInForm(word) && isFormStart(from) && chars.charAt(to) == '=')
            || (SecretNames.isValue(word) && (namedBefore || named.isFollowed(from)));
    boolean inString = isBehindEscapedBreak(from);
    boolean header = secret && SecretNames.isHeader(word.substring(inString ? 1 : 0));
    copyTo(to);
    Assignment assignment = secret || naming ? Assignment.after(chars, to) : null;
    if (assignment == null || at > assignment.value()) {
      return;
    }
    if (naming && !secret) {
      namedBefore = named.isSecretName(assignment.value());
    } else {
      namedBefore = false;
      copyTo(assignment.value());
      value(assignment, header, inString);
    }
  }

  /** Returns whether the word begins with the letter of a line break in a string of JSON. */
  private boolean isBehindEscapedBreak(int from) {
    return from > 0 && text.charAt(from - 1) == '\\' && "nr".indexOf(word.charAt(0)) >= 0;
  }

  /** Reads a word into {@link #word} and returns where it ends. */
  private int readWord(int from) {
    word.setLength(0);
    int to = from;
    do {
      word.append(chars.charAt(to));
      to += chars.width(to);
    } while (to < end && isWordPart(chars.charAt(to)));
    return to;
  }

  // -- values

  private void value(Assignment assignment, boolean header, boolean inString) {
    int from = at;
    int inner = ends.openingQuote(from);
    if (inner > from) {
      int to = ends.ofQuoted(from, inner);
      copyTo(inner);
      valueTo(to);
    } else if (chars.charAt(from) == '[' || chars.charAt(from) == '{') {
      valueTo(ends.ofNested(from));
    } else if (header) {
      valueTo(ends.ofLine(from, assignment.colon(), inString));
    } else {
      valueTo(ends.ofBare(from, assignment.quoted(), chars.level(assignment.sign())));
    }
  }

  /** Masks a value unless it says nothing. */
  private void valueTo(int to) {
    String value = at < to ? text.substring(at, Math.min(to, at + 6)) : "";
    if (SAY_NOTHING.contains(value)) {
      copyTo(to);
    } else {
      maskTo(to);
    }
  }

  // -- markup

  private void element() {
    int nameFrom = at + chars.width(at);
    copyTo(nameFrom);
    if (at > nameFrom) {
      return;
    }
    int nameTo = readElementName(at);
    String name = word.toString();
    Tag tag = Tag.read(chars, nameTo, Math.min(end, nameTo + Tag.LONGEST));
    boolean secret =
        SecretNames.isSecret(name)
            || tag.namesSecret()
            || (SecretNames.isValue(name) && (namedBefore || named.isFollowed(at)));
    copyTo(nameTo);
    for (Tag.Attribute attribute : tag.attributes()) {
      boolean hidden =
          SecretNames.isSecret(attribute.name()) || (secret && !tag.isNaming(attribute));
      copyTo(attribute.valueFrom());
      if (hidden) {
        valueTo(attribute.valueTo());
      } else {
        scanTo(attribute.valueTo());
      }
    }
    copyTo(tag.end());
    if (secret && tag.opensContent()) {
      namedBefore = false;
      valueTo(closingTag(at, name));
    } else if (SecretNames.isNaming(name)) {
      namedBefore = tag.opensContent() && named.isSecretName(at);
    }
  }

  /** Scans the value of an attribute as a text of its own. */
  private void scanTo(int to) {
    if (at < to) {
      String value = text.substring(at, to);
      String masked =
          new SecretScanner(value, known.secrets(), addresses, most, value.length()).masked();
      if (masked.equals(value)) {
        // Here a known secret may begin that goes on behind the value.
        copyTo(to);
      } else {
        out.append(masked);
        at = to;
      }
    }
  }

  private int readElementName(int from) {
    int to = readWord(from);
    if (chars.charAt(to) == ':' && isWordPart(chars.charAt(to + chars.width(to)))) {
      return readWord(to + chars.width(to));
    }
    return to;
  }

  private int closingTag(int from, String element) {
    for (int i = from; i < end; i += chars.width(i)) {
      int slash = i + chars.width(i);
      if (chars.charAt(i) == '<' && chars.charAt(slash) == '/') {
        int name = slash + chars.width(slash);
        if (startsWith(name, element) || startsWith(behindPrefix(name), element)) {
          return i;
        }
      }
    }
    return end;
  }

  private int behindPrefix(int from) {
    int i = from;
    while (isWordPart(chars.charAt(i))) {
      i += chars.width(i);
    }
    return chars.charAt(i) == ':' ? i + chars.width(i) : from;
  }

  /** Returns whether a word begins at a position and ends with its last character. */
  private boolean startsWith(int from, String name) {
    int i = from;
    for (int k = 0; k < name.length(); k++, i += chars.width(i)) {
      if (chars.charAt(i) != name.charAt(k)) {
        return false;
      }
    }
    return !isWordPart(chars.charAt(i));
  }

  // -- characters

  static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || (c != EscapedChars.END && "_.-[]@+~$".indexOf(c) >= 0);
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private boolean isFormStart(int i) {
    return i == 0 || "&? \t\r\n;".indexOf(text.charAt(i - 1)) >= 0 || endsWithEscapedStart(i);
  }

  private boolean endsWithEscapedStart(int i) {
    return text.startsWith("%26", i - 3)
        || text.startsWith("%3F", i - 3)
        || text.startsWith("%3f", i - 3)
        || text.startsWith("%2526", i - 5);
  }

  private boolean isHost(int i) {
    return i >= 2 && text.charAt(i - 1) == '/' && text.charAt(i - 2) == '/';
  }

  // -- output

  /** Shows the text up to a position. A known secret that begins before it is masked whole. */
  private void copyTo(int to) {
    int shown = at;
    while (at < to) {
      int secret = known.lengthAt(at);
      if (secret > 0) {
        out.append(text, shown, at).append(SecretText.MASK);
        shown = at + secret;
      }
      at += Math.max(1, secret);
    }
    out.append(text, shown, at);
  }

  /** Masks the text up to a position, and the rest of a known secret that begins before it. */
  private void maskTo(int to) {
    if (at < to) {
      out.append(SecretText.MASK);
      while (at < to) {
        at += Math.max(1, known.lengthAt(at));
      }
    }
  }
}
