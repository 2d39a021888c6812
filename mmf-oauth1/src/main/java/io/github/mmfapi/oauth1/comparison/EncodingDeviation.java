package io.github.mmfapi.oauth1.comparison;

import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.internal.PercentCodec;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Explains how an encoding deviates from RFC 5849 section 3.6. */
final class EncodingDeviation {

  private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");
  private static final Pattern NEEDS_ENCODING = Pattern.compile("[^A-Za-z0-9._~%-]");

  private EncodingDeviation() {}

  /**
   * Compares the correct encoding with another, possibly of the same text.
   *
   * @return the deviation, null if the two are equal or not the same text
   */
  static @Nullable BaseStringDeviation of(String right, String other) {
    if (other.equals(right)) {
      return null;
    }
    if (upperCaseEscapes(other).equals(right)) {
      return BaseStringDeviation.LOWER_CASE_HEX;
    }
    if (other.replace("+", "%20").equals(right)) {
      return BaseStringDeviation.PLUS_FOR_SPACE;
    }
    if (other.equals(PercentEncoding.encode(right))) {
      return BaseStringDeviation.DOUBLE_ENCODING;
    }
    String text = decodeOrKeep(right);
    if (other.equals(text)) {
      return BaseStringDeviation.MISSING_ENCODING;
    }
    if (decodeOrKeep(other).equals(text)) {
      return NEEDS_ENCODING.matcher(other).find()
          ? BaseStringDeviation.MISSING_ENCODING
          : BaseStringDeviation.UNRESERVED_ENCODED;
    }
    return isLatin1Of(text, other) ? BaseStringDeviation.NOT_UTF8 : null;
  }

  /** Decodes a text; returns it unchanged if it is not percent-encoded. */
  static String decodeOrKeep(String text) {
    try {
      return PercentCodec.decode(text, 0, text.length(), false);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String upperCaseEscapes(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> escape.group().toUpperCase(java.util.Locale.ROOT));
  }

  private static boolean isLatin1Of(String text, String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).equals(text);
    } catch (IllegalArgumentException e) {
      // Not percent-encoded, so not in ISO 8859-1 either.
      return false;
    }
  }
}
