package io.github.mmfapi.oauth1.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The rest of an opening tag of XML or HTML behind the element's name.
 *
 * @param attributes those with a value, in order
 * @param end the position behind the tag, or where reading it was given up
 * @param opensContent whether content follows, up to a closing tag
 */
record Tag(List<Attribute> attributes, int end, boolean opensContent) {
  /** Tags longer than this are read as plain text. */
  static final int LONGEST = 4_096;

  /** An attribute; its value lies between two positions, without the quotes. */
  record Attribute(String name, String value, int valueFrom, int valueTo) {}

  boolean namesSecret() {
    return attributes.stream().anyMatch(a -> isNaming(a) && isSecret(a.value()));
  }

  boolean isNaming(Attribute attribute) {
    return SecretNames.isNaming(attribute.name());
  }

  private static boolean isSecret(String name) {
    return SecretNames.isSecret(name) || SecretNames.isSecretInForm(name);
  }

  static Tag read(EscapedChars chars, int from, int limit) {
    List<Attribute> attributes = new ArrayList<>();
    int i = from;
    char before = EscapedChars.END;
    while (i < limit) {
      char c = chars.charAt(i);
      if (c == '>') {
        return new Tag(attributes, i + chars.width(i), before != '/');
      }
      if (c == '<' || c == EscapedChars.END) {
        break;
      }
      before = c;
      if (SecretScanner.isWordPart(c)) {
        i = attribute(chars, i, limit, attributes);
      } else {
        i += chars.width(i);
      }
    }
    return new Tag(List.of(), from, false);
  }

  private static int attribute(EscapedChars chars, int from, int limit, List<Attribute> found) {
    StringBuilder name = new StringBuilder();
    int i = from;
    while (i < limit && (SecretScanner.isWordPart(chars.charAt(i)) || chars.charAt(i) == ':')) {
      name.append(chars.charAt(i));
      i += chars.width(i);
    }
    if (chars.charAt(i) != '=') {
      return i;
    }
    i += chars.width(i);
    char quote = chars.charAt(i);
    boolean quoted = SecretScanner.isQuote(quote);
    int valueFrom = quoted ? i + chars.width(i) : i;
    StringBuilder value = new StringBuilder();
    i = valueFrom;
    for (char c = chars.charAt(i); i < limit && !ends(c, quoted, quote); c = chars.charAt(i)) {
      value.append(c);
      i += chars.width(i);
    }
    found.add(new Attribute(name.toString(), value.toString(), valueFrom, i));
    return quoted && chars.charAt(i) == quote ? i + chars.width(i) : i;
  }

  private static boolean ends(char c, boolean quoted, char quote) {
    return c == EscapedChars.END
        || (quoted ? c == quote : "<>\"'".indexOf(c) >= 0 || Assignment.isBlank(c));
  }
}
