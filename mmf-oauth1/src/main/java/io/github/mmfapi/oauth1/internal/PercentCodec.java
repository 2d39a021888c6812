package io.github.mmfapi.oauth1.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes percent-encoded UTF-8 (RFC 5849 section 3.6). Unreserved characters (RFC 3986
 * section 2.3: {@code A-Z a-z 0-9 - . _ ~}) stay as they are.
 */
public final class PercentCodec {

  /**
   * The unreserved characters. Masks of bits would have to branch between digits and letters, which
   * no processor predicts in a random token.
   */
  private static final boolean[] UNRESERVED = new boolean[128];

  static {
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
        .chars()
        .forEach(c -> UNRESERVED[c] = true);
  }

  private static final String HEX = "0123456789ABCDEF";

  private PercentCodec() {}

  /**
   * Returns the encoded form of a text.
   *
   * @param text any text, empty allowed
   * @return the encoded text; the same instance when nothing needs encoding
   * @throws IllegalArgumentException if the text holds half of a surrogate pair, which has no UTF-8
   *     form
   */
  public static String encode(String text) {
    int first = firstReserved(text);
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 24).append(text, 0, first);
    encode(text, first, out);
    return out.toString();
  }

  /**
   * Appends the encoded form of a text.
   *
   * @param text any text, empty allowed
   * @param out receives the encoded text
   * @throws IllegalArgumentException if the text holds half of a surrogate pair, which has no UTF-8
   *     form
   */
  public static void encode(CharSequence text, StringBuilder out) {
    int first = firstReserved(text);
    if (first == text.length()) {
      // Names and tokens mostly: copied as a whole, not character by character.
      out.append(text);
    } else {
      encode(text, first, out.append(text, 0, first));
    }
  }

  /**
   * Decodes a part of a text.
   *
   * @param text the encoded text
   * @param from the first position of the part
   * @param to the position after the part
   * @param plusIsSpace whether {@code +} is a space, as in a form
   * @return the decoded part
   * @throws IllegalArgumentException if the part is not percent-encoded UTF-8; the message names
   *     the position in the whole text
   */
  public static String decode(String text, int from, int to, boolean plusIsSpace) {
    int start = firstEncoded(text, from, to, plusIsSpace);
    if (start == to) {
      return text.substring(from, to);
    }
    StringBuilder out = new StringBuilder(to - from).append(text, from, start);
    int end = decodeFrom(text, start, to, plusIsSpace, out);
    if (end < 0) {
      throw malformed(text, ~end, to);
    }
    return out.toString();
  }

  /**
   * Decodes a part of a text if possible. A failure costs no exception, because a text from outside
   * can have many parts that cannot be decoded.
   *
   * @param text the encoded text
   * @param from the first position of the part
   * @param to the position after the part
   * @param plusIsSpace whether {@code +} is a space, as in a form
   * @return the decoded part; null if it is not percent-encoded UTF-8
   */
  public static @Nullable String decodeOrNull(String text, int from, int to, boolean plusIsSpace) {
    int start = firstEncoded(text, from, to, plusIsSpace);
    if (start == to) {
      return text.substring(from, to);
    }
    StringBuilder out = new StringBuilder(to - from).append(text, from, start);
    return decodeFrom(text, start, to, plusIsSpace, out) < 0 ? null : out.toString();
  }

  private static int firstEncoded(String text, int from, int to, boolean plusIsSpace) {
    int i = from;
    while (i < to && text.charAt(i) != '%' && !(plusIsSpace && text.charAt(i) == '+')) {
      i++;
    }
    return i;
  }

  /** Decodes up to the end. Returns the complement of a position if that is malformed. */
  private static int decodeFrom(
      String text, int from, int to, boolean plusIsSpace, StringBuilder out) {
    int i = from;
    while (i >= 0 && i < to) {
      char c = text.charAt(i);
      if (c == '%') {
        i = decodeRun(text, i, to, out);
      } else {
        out.append(plusIsSpace && c == '+' ? ' ' : c);
        i++;
      }
    }
    return i;
  }

  private static IllegalArgumentException malformed(String text, int at, int to) {
    return new IllegalArgumentException(
        at + 2 < to && hexByte(text, at + 1) >= 0
            ? "Malformed percent-encoding from position " + at + ": the bytes are not UTF-8"
            : "Malformed percent-encoding at position " + at + ": % needs two hexadecimal digits");
  }

  private static void encode(CharSequence text, int from, StringBuilder out) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isUnreserved(c)) {
        out.append(c);
      } else if (c < 0x80) {
        appendByte(c, out);
      } else if (c < 0x800) {
        appendByte(0xC0 | c >> 6, out);
        appendContinuation(c, out);
      } else if (Character.isSurrogate(c)) {
        appendPair(c, i, text, out);
        i++;
      } else {
        appendByte(0xE0 | c >> 12, out);
        appendContinuation(c >> 6, out);
        appendContinuation(c, out);
      }
    }
  }

  private static void appendPair(char high, int at, CharSequence text, StringBuilder out) {
    if (!Character.isHighSurrogate(high)
        || at + 1 == text.length()
        || !Character.isLowSurrogate(text.charAt(at + 1))) {
      throw new IllegalArgumentException(
          "Half of a surrogate pair at position " + at + ": the text has no UTF-8 form");
    }
    int point = Character.toCodePoint(high, text.charAt(at + 1));
    appendByte(0xF0 | point >> 18, out);
    appendContinuation(point >> 12, out);
    appendContinuation(point >> 6, out);
    appendContinuation(point, out);
  }

  private static void appendByte(int b, StringBuilder out) {
    out.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
  }

  /** Appends a byte of a UTF-8 sequence that is not its first: six bits of the code point. */
  private static void appendContinuation(int bits, StringBuilder out) {
    appendByte(0x80 | (bits & 0x3F), out);
  }

  /**
   * Decodes the {@code %XX} sequences that start here and returns the position after them, or the
   * complement of a position if that is malformed.
   */
  private static int decodeRun(String text, int from, int to, StringBuilder out) {
    // Of this run only: room for the rest of the text, run after run, would grow by the square.
    byte[] bytes = new byte[runLength(text, from, to)];
    int i = from;
    for (int n = 0; n < bytes.length; n++) {
      int value = i + 2 < to ? hexByte(text, i + 1) : -1;
      if (value < 0) {
        return ~i;
      }
      bytes[n] = (byte) value;
      i += 3;
    }
    CharBuffer decoded = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
    if (result.isError()) {
      return ~from;
    }
    out.append(decoded.flip());
    return i;
  }

  /** Counts the {@code %XX} sequences that start here, whether or not they are well formed. */
  private static int runLength(String text, int from, int to) {
    int count = 0;
    for (int i = from; i < to && text.charAt(i) == '%'; i += 3) {
      count++;
    }
    return count;
  }

  /**
   * Returns the value of two hexadecimal digits.
   *
   * @return 0 to 255; negative if one of the two is no hexadecimal digit
   */
  public static int hexByte(String text, int at) {
    return digit(text.charAt(at)) << 4 | digit(text.charAt(at + 1));
  }

  /** Returns the value of an ASCII hexadecimal digit, or -1. */
  private static int digit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static int firstReserved(CharSequence text) {
    int i = 0;
    while (i < text.length() && isUnreserved(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Returns whether a character stays as it is (RFC 3986 section 2.3). */
  public static boolean isUnreserved(char c) {
    return c < 128 && UNRESERVED[c];
  }
}
