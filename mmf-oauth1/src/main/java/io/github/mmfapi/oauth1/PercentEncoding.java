package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.PercentCodec;

/**
 * Percent-encodes and decodes text as OAuth 1 signs it (RFC 5849 section 3.6). Text is UTF-8. The
 * unreserved characters of RFC 3986 section 2.3 ({@code A-Z a-z 0-9 - . _ ~}) stay as they are;
 * every other byte becomes {@code %XX} with upper-case digits.
 */
public final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * Encodes a text.
   *
   * @param text any text, empty allowed
   * @return the encoded text; the same instance if nothing needs encoding
   * @throws IllegalArgumentException if the text holds half of a surrogate pair, which has no UTF-8
   *     form
   */
  public static String encode(String text) {
    return PercentCodec.encode(text);
  }

  /**
   * Encodes a text and appends it.
   *
   * @param text any text, empty allowed
   * @param out receives the encoded text
   * @throws IllegalArgumentException if the text holds half of a surrogate pair, which has no UTF-8
   *     form
   */
  public static void encode(CharSequence text, StringBuilder out) {
    PercentCodec.encode(text, out);
  }

  /**
   * Decodes a name or value of a query or of a form-encoded body. {@code %XX} sequences are read as
   * UTF-8; {@code +} is a space (RFC 5849 section 3.4.1.3.1).
   *
   * @param text the encoded text; characters outside ASCII stay as they are
   * @return the decoded text; the same instance if nothing needs decoding
   * @throws IllegalArgumentException if a {@code %} is not followed by two hexadecimal digits, or
   *     the bytes are not UTF-8. The message names the position, never the text
   */
  public static String decode(String text) {
    return PercentCodec.decode(text, 0, text.length(), true);
  }
}
