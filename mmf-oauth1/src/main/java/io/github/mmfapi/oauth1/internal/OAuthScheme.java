package io.github.mmfapi.oauth1.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads headers of the {@code OAuth} authentication scheme (RFC 5849 section 3.5.1). */
public final class OAuthScheme {
  /** The name of the scheme. */
  public static final String NAME = "OAuth";

  private OAuthScheme() {}

  /** Returns whether a header's value is of the {@code OAuth} scheme, written in any case. */
  public static boolean isIn(String header) {
    String value = header.strip();
    return value.regionMatches(true, 0, NAME, 0, NAME.length())
        && (value.length() == NAME.length() || Character.isWhitespace(value.charAt(NAME.length())));
  }

  /**
   * Passes on each decoded parameter of a header of the scheme, but not the realm.
   *
   * @param header the value of the header
   * @param sink receives name and value
   * @throws IllegalArgumentException if the syntax is wrong; the message names the position only
   */
  public static void forEachParameter(String header, BiConsumer<String, String> sink) {
    String text = header.strip();
    int i = NAME.length();
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ',' || Character.isWhitespace(c)) {
        i++;
        continue;
      }
      int equals = text.indexOf('=', i);
      if (equals < 0) {
        throw new IllegalArgumentException(
            "Malformed OAuth header at position " + i + ": a name without =");
      }
      int end = valueEnd(text, equals + 1);
      String name = PercentCodec.decode(text, i, equals, false).strip();
      if (!name.equalsIgnoreCase(ProtocolNames.REALM)) {
        sink.accept(name, value(text, equals + 1, end));
      }
      i = end;
    }
  }

  /**
   * Decodes the parameters of a header of the scheme; of a repeated name the first value counts.
   *
   * @throws IllegalArgumentException if the syntax is wrong; the message names the position only
   */
  public static Map<String, String> firstValues(String header) {
    Map<String, String> values = new LinkedHashMap<>();
    forEachParameter(header, values::putIfAbsent);
    return values;
  }

  /** Returns the position after the value that starts here, including its quotes. */
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
      throw new IllegalArgumentException(
          "Malformed OAuth header at position " + from + ": a quote that is not closed");
    }
    return text.length();
  }

  /** Decodes a value. Unlike in a form, {@code +} is a plus sign. */
  private static String value(String text, int from, int end) {
    boolean quoted = from < end && text.charAt(from) == '"';
    return PercentCodec.decode(text, quoted ? from + 1 : from, quoted ? end - 1 : end, false);
  }
}
