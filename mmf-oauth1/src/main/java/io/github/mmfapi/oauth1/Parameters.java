package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.PercentCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads and writes parameters in form encoding, the syntax of queries and form-encoded bodies (RFC
 * 5849 section 3.4.1.3.1).
 */
public final class Parameters {

  private Parameters() {}

  /**
   * Decodes a query (without {@code ?}) or a form-encoded body. Only the first {@code =} of a pair
   * splits it, a pair without one has an empty value, and empty pairs are skipped.
   *
   * @param formOrQuery the encoded text, empty allowed
   * @return the decoded parameters in their order, unmodifiable
   * @throws IllegalArgumentException if the text is not percent-encoded UTF-8; the message names
   *     the position, never the text
   */
  public static List<Parameter> parse(String formOrQuery) {
    if (formOrQuery.isEmpty()) {
      return List.of();
    }
    List<Parameter> parameters = new ArrayList<>();
    FormEncoding.forEachPair(
        formOrQuery,
        0,
        formOrQuery.length(),
        (text, start, nameEnd, valueStart, end) ->
            parameters.add(
                new Parameter(
                    PercentCodec.decode(text, start, nameEnd, true),
                    PercentCodec.decode(text, valueStart, end, true))));
    return Collections.unmodifiableList(parameters);
  }

  /**
   * Encodes parameters for a query or a form-encoded body. Names and values are percent-encoded; a
   * space is {@code %20}, which form decoders accept like {@code +}.
   *
   * @param parameters the parameters in this order
   * @return {@code name=value} pairs joined by {@code &}, empty for no parameters
   */
  public static String render(List<Parameter> parameters) {
    StringBuilder out = new StringBuilder(roomFor(parameters));
    PairSyntax.FORM.append(parameters, out);
    return out.toString();
  }

  /** Returns a length that is sufficient unless many characters are encoded. */
  static int roomFor(List<Parameter> parameters) {
    int length = 0;
    for (Parameter parameter : parameters) {
      length += parameter.name().length() + parameter.value().length() + 8;
    }
    return length;
  }
}
