package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.internal.OAuthScheme;
import java.util.ArrayList;
import java.util.List;

/** Reads parameters and keeps how they were written. The time is linear in the text's length. */
final class PairReader {

  private PairReader() {}

  /**
   * Reads a query or a form.
   *
   * @throws IllegalArgumentException if it is not well encoded
   */
  static List<Pair> form(Pair.Place place, String text) {
    List<Pair> pairs = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = indexOrEnd(text, '&', start);
      if (end > start) {
        String pair = text.substring(start, end);
        int equals = indexOrEnd(pair, '=', 0);
        String name = pair.substring(0, equals);
        String value = pair.substring(Math.min(equals + 1, pair.length()));
        pairs.add(
            new Pair(
                place, name, value, PercentEncoding.decode(name), PercentEncoding.decode(value)));
      }
      start = end + 1;
    }
    return pairs;
  }

  /**
   * Reads an {@code Authorization} header of the {@code OAuth} scheme, the realm included.
   *
   * @throws IllegalArgumentException if the syntax is wrong
   */
  static List<Pair> header(String header) {
    String text = header.strip();
    List<Pair> pairs = new ArrayList<>();
    int i = OAuthScheme.NAME.length();
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ',' || Character.isWhitespace(c)) {
        i++;
        continue;
      }
      int equals = text.indexOf('=', i);
      if (equals < 0) {
        throw new IllegalArgumentException("a name without = at position " + i);
      }
      int end = valueEnd(text, equals + 1);
      boolean quoted = end > equals + 1 && text.charAt(equals + 1) == '"';
      String name = text.substring(i, equals).strip();
      String value = text.substring(equals + (quoted ? 2 : 1), quoted ? end - 1 : end);
      pairs.add(new Pair(Pair.Place.HEADER, name, value, decode(name), decode(value)));
      i = end;
    }
    return pairs;
  }

  /** Decodes text in which {@code +} is a plus sign. */
  static String decode(String text) {
    return PercentEncoding.decode(text.replace("+", "%2B"));
  }

  private static int valueEnd(String text, int from) {
    boolean quoted = from < text.length() && text.charAt(from) == '"';
    for (int i = quoted ? from + 1 : from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (quoted && c == '"') {
        return i + 1;
      } else if (!quoted && (c == ',' || Character.isWhitespace(c))) {
        return i;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quote that is not closed at position " + from);
    }
    return text.length();
  }

  private static int indexOrEnd(String text, char c, int from) {
    int index = text.indexOf(c, from);
    return index < 0 ? text.length() : index;
  }
}
