package io.github.mmfapi.oauth1.internal;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The notations in which a server may send a text back. */
final class EscapedForms {

  private EscapedForms() {}

  /** Returns the text plain, percent-encoded once and twice, form-encoded, as JSON, as XML. */
  static Set<String> of(String text) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(text);
    String once = PercentCodec.encode(withoutHalfPairs(text));
    forms.add(once);
    forms.add(PercentCodec.encode(once));
    forms.add(lowerEscapes(once));
    forms.add(once.replace("%20", "+"));
    forms.add(json(text, false));
    forms.add(json(text, true));
    String xml = xml(text);
    forms.add(xml);
    forms.add(xml.replace("'", "&#039;"));
    return forms;
  }

  /** Half of a surrogate pair has no UTF-8 form; Java's encoders send {@code ?} in its place. */
  private static String withoutHalfPairs(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private static String lowerEscapes(String encoded) {
    StringBuilder lower = new StringBuilder(encoded);
    for (int i = lower.indexOf("%"); i >= 0; i = lower.indexOf("%", i + 3)) {
      lower.setCharAt(i + 1, Character.toLowerCase(lower.charAt(i + 1)));
      lower.setCharAt(i + 2, Character.toLowerCase(lower.charAt(i + 2)));
    }
    return lower.toString();
  }

  /** JSON's notation; PHP's escapes slashes, and whatever is not ASCII, too. */
  private static String json(String text, boolean asPhp) {
    StringBuilder json = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || (asPhp && c == '/')) {
        json.append('\\').append(c);
      } else if (c < ' ' || (asPhp && c > '~')) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.toString();
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
