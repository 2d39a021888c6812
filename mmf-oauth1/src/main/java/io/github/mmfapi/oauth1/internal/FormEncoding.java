package io.github.mmfapi.oauth1.internal;

import org.jspecify.annotations.Nullable;

/**
 * Reads form-encoded text, the syntax of queries and of form bodies (RFC 5849 section 3.4.1.3.1).
 */
public final class FormEncoding {
  /** The media type of a form-encoded body. */
  public static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

  private FormEncoding() {}

  /** Receives the positions of one pair's name and value in an encoded text. */
  @FunctionalInterface
  public interface PairSink {
    /**
     * Receives one pair.
     *
     * @param text the whole encoded text
     * @param start the position of the name
     * @param nameEnd the position after the name
     * @param valueStart the position of the value
     * @param end the position after the value
     */
    void pair(String text, int start, int nameEnd, int valueStart, int end);
  }

  /** Returns whether a Content-Type is that of a form, in any case and with any parameters. */
  public static boolean isForm(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().equalsIgnoreCase(CONTENT_TYPE);
  }

  /** Appends further pairs to a form. */
  public static String append(String form, String pairs) {
    return form.isEmpty() ? pairs : form + "&" + pairs;
  }

  /**
   * Passes on each pair of an encoded text. Only the first {@code =} of a pair splits it, a pair
   * without one has an empty value, and empty pairs are skipped.
   *
   * @param text the encoded text
   * @param from the position of the first pair
   * @param to the position after the last pair
   * @param sink receives the pairs in their order
   */
  public static void forEachPair(String text, int from, int to, PairSink sink) {
    int start = from;
    int equals = -1;
    while (start < to) {
      int end = next(text, '&', start, to);
      if (equals < start) {
        // Not searched for each pair: a long text without any = would be searched to its end each
        // time.
        equals = next(text, '=', start, to);
      }
      if (end > start) {
        boolean split = equals < end;
        sink.pair(text, start, split ? equals : end, split ? equals + 1 : end, end);
      }
      start = end + 1;
    }
  }

  private static int next(String text, char c, int from, int to) {
    int index = text.indexOf(c, from);
    return index < 0 || index > to ? to : index;
  }
}
