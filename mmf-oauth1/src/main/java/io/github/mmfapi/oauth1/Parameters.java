package io.github.mmfapi.oauth1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads and writes lists of parameters in form encoding, the syntax shared by queries and
 * form-encoded bodies (RFC 5849 section 3.4.1.3.1).
 */
public final class Parameters {

  private Parameters() {}

  /**
   * Decodes a query (without {@code ?}) or a form-encoded body. Only the first {@code =} of a pair
   * splits it, a pair without one has an empty value, and empty pairs are skipped.
   *
   * @param formOrQuery the encoded text, empty allowed
   * @return the decoded parameters in their order, unmodifiable
   * @throws IllegalArgumentException if the text is not well percent-encoded UTF-8; the message
   *     names the position, never the text
   */
  public static List<Parameter> parse(String formOrQuery) {
    if (formOrQuery.isEmpty()) {
      return List.of();
    }
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    int equals = -1;
    for (int i = 0; i <= formOrQuery.length(); i++) {
      if (i == formOrQuery.length() || formOrQuery.charAt(i) == '&') {
        if (i > start) {
          parameters.add(parsePair(formOrQuery, start, equals < 0 ? i : equals, i));
        }
        start = i + 1;
        equals = -1;
      } else if (equals < 0 && formOrQuery.charAt(i) == '=') {
        equals = i;
      }
    }
    return Collections.unmodifiableList(parameters);
  }

  /**
   * Encodes parameters for a query or a form-encoded body. Names and values are percent-encoded, so
   * that a space is {@code %20}, which form decoders read as well as {@code +}.
   *
   * @param parameters what to encode, in this order
   * @return {@code name=value} pairs joined by {@code &}, empty for no parameters
   */
  public static String render(List<Parameter> parameters) {
    StringBuilder out = new StringBuilder(64 * parameters.size());
    for (Parameter parameter : parameters) {
      if (!out.isEmpty()) {
        out.append('&');
      }
      PercentEncoding.encode(parameter.name(), out);
      out.append('=');
      PercentEncoding.encode(parameter.value(), out);
    }
    return out.toString();
  }

  private static Parameter parsePair(String text, int start, int equals, int end) {
    return new Parameter(
        PercentEncoding.decode(text, start, equals, true),
        PercentEncoding.decode(text, Math.min(equals + 1, end), end, true));
  }
}
