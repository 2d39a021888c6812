package io.github.mmfapi.oauth1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes the {@code OAuth} scheme of authentication headers (RFC 5849 section 3.5.1). */
final class AuthorizationHeader {

  private static final String SCHEME = "OAuth";

  private AuthorizationHeader() {}

  /** Tells whether a header's value is of the {@code OAuth} scheme, written in any case. */
  static boolean isOAuth(String header) {
    String value = header.strip();
    return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && (value.length() == SCHEME.length()
            || Character.isWhitespace(value.charAt(SCHEME.length())));
  }

  /** Writes a header; some of its parameters may be written already. */
  static String render(
      @Nullable String realm, List<Parameter> parameters, SharedParameters shared) {
    StringBuilder out = new StringBuilder(length(realm, parameters)).append(SCHEME);
    String before = " ";
    if (realm != null) {
      out.append(" realm=\"").append(realm.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      before = PairSyntax.HEADER.separator();
    }
    if (!parameters.isEmpty()) {
      shared.append(parameters, PairSyntax.HEADER, out.append(before));
    }
    return out.toString();
  }

  /** Works out about how long a header will be: a builder that is too large is thrown away. */
  private static int length(@Nullable String realm, List<Parameter> parameters) {
    return SCHEME.length()
        + (realm == null ? 0 : realm.length() + 12)
        + Parameters.roomFor(parameters);
  }

  /**
   * Reads the parameters of a header of the {@code OAuth} scheme, the realm left out.
   *
   * @throws IllegalArgumentException if the syntax is wrong; the message names the position only
   */
  static List<Parameter> parse(String header) {
    String text = header.strip();
    List<Parameter> parameters = new ArrayList<>();
    int i = SCHEME.length();
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
      String name = PercentEncoding.decode(text, i, equals, false).strip();
      if (!name.equalsIgnoreCase(ProtocolParameters.REALM)) {
        parameters.add(new Parameter(name, value(text, equals + 1, end)));
      }
      i = end;
    }
    return parameters;
  }

  /** Returns where the value that starts here ends; the quotes of a quoted one belong to it. */
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

  /** Decodes a value, in which unlike in a form {@code +} is a plus sign. */
  private static String value(String text, int from, int end) {
    boolean quoted = from < end && text.charAt(from) == '"';
    return PercentEncoding.decode(text, quoted ? from + 1 : from, quoted ? end - 1 : end, false);
  }
}
