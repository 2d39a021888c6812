package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.PercentCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A buffer for percent-encoded text. The text is ASCII and kept as bytes, which are compared,
 * copied and signed without conversion. The array is reused for the next text. Used by one thread
 * at a time.
 *
 * <p>Text can be encoded twice in one pass, as in a base string (RFC 5849 section 3.4.1.1): the
 * only character of a first encoding that a second changes is {@code %}.
 */
final class EncodedText {

  private static final byte[] HEX = ascii("0123456789ABCDEF");

  /** The most bytes that one ASCII character becomes: {@code %25XX}. */
  private static final int MOST = 5;

  private final boolean twice;
  private byte[] bytes = new byte[512];
  private int length;

  private EncodedText(boolean twice) {
    this.twice = twice;
  }

  static EncodedText once() {
    return new EncodedText(false);
  }

  static EncodedText twice() {
    return new EncodedText(true);
  }

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  /** Returns the array itself; bytes beyond the length are undefined. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns ASCII as the bytes that go into an encoded text. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Appends a character of ASCII as it is. */
  void appendRaw(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  /** Appends bytes as they are. */
  void appendRaw(byte[] from) {
    appendRaw(from, 0, from.length);
  }

  /** Appends bytes as they are. */
  void appendRaw(byte[] from, int start, int end) {
    reserve(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  /** Overwrites three bytes. */
  void replace(int at, byte[] three) {
    bytes[at] = three[0];
    bytes[at + 1] = three[1];
    bytes[at + 2] = three[2];
  }

  /**
   * Appends the encoded form of a text.
   *
   * @throws IllegalArgumentException if the text holds half of a surrogate pair
   */
  void append(String text) {
    append(text, 0, text.length());
  }

  /** Appends the encoded form of a part of a text. */
  void append(String text, int from, int to) {
    reserve(MOST * (to - from));
    byte[] out = bytes;
    int at = length;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (PercentCodec.isUnreserved(c)) {
        out[at++] = (byte) c;
      } else if (c < 0x80) {
        at = escape(c, at);
      } else {
        // Rare, so start again with the encoder for UTF-8.
        appendEncoded(PercentEncoding.encode(text.substring(from, to)));
        return;
      }
    }
    length = at;
  }

  /**
   * Appends a part of a form-encoded text in the encoding that is signed, without decoding it
   * first: {@code +} becomes {@code %20}, {@code %7e} becomes {@code ~}.
   *
   * @param form the text that contains the part
   * @param origin the position from which messages count
   * @throws IllegalArgumentException if the part is not percent-encoded UTF-8
   */
  void recode(String form, int origin, int from, int to) {
    reserve(MOST * (to - from));
    int at = length;
    for (int i = from; i < to; i++) {
      char c = form.charAt(i);
      if (c == '%' || c >= 0x80) {
        int b = c == '%' && i + 2 < to ? PercentCodec.hexByte(form, i + 1) : -1;
        if (b < 0 || b >= 0x80) {
          // UTF-8 or malformed: the decoder handles both and reports the position.
          String part = form.substring(origin);
          append(PercentCodec.decode(part, from - origin, to - origin, true));
          return;
        }
        c = (char) b;
        i += 2;
      } else if (c == '+') {
        c = ' ';
      }
      if (PercentCodec.isUnreserved(c)) {
        bytes[at++] = (byte) c;
      } else {
        at = escape(c, at);
      }
    }
    length = at;
  }

  private void appendEncoded(String encoded) {
    reserve(MOST * encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      bytes[length++] = (byte) c;
      if (c == '%' && twice) {
        bytes[length++] = '2';
        bytes[length++] = '5';
      }
    }
  }

  private int escape(int c, int from) {
    int at = from;
    bytes[at++] = '%';
    if (twice) {
      bytes[at++] = '2';
      bytes[at++] = '5';
    }
    bytes[at++] = HEX[c >> 4];
    bytes[at++] = HEX[c & 0xF];
    return at;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }
}
