package io.github.mmfapi.oauth1.diagnosis;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encodes text as RFC 5849 section 3.6 has it, or as a wrong encoder does. A text without a
 * UTF-8 form is no error here.
 */
final class Encoder {

  /** The right one. */
  static final Encoder RFC3986 = new Encoder(bits("-._~"), false, false, StandardCharsets.UTF_8);

  /** {@code encodeURIComponent} of JavaScript. */
  static final Encoder URI_COMPONENT = RFC3986.leaving("!'()*");

  /** {@code encodeURI} of JavaScript. */
  static final Encoder URI = URI_COMPONENT.leaving(";,/?:@&=+$#");

  /** {@code java.net.URLEncoder}, and forms of browsers. */
  static final Encoder FORM = new Encoder(bits("-._*"), true, false, StandardCharsets.UTF_8);

  private static final String UPPER = "0123456789ABCDEF";
  private static final String LOWER = "0123456789abcdef";

  private final boolean[] raw;
  private final boolean plusForSpace;
  private final boolean lowerCase;
  private final Charset charset;

  private Encoder(boolean[] raw, boolean plusForSpace, boolean lowerCase, Charset charset) {
    this.raw = raw;
    this.plusForSpace = plusForSpace;
    this.lowerCase = lowerCase;
    this.charset = charset;
  }

  /** Returns a copy that leaves further ASCII characters as they are. */
  Encoder leaving(String characters) {
    boolean[] more = raw.clone();
    characters.chars().forEach(c -> more[c] = true);
    return new Encoder(more, plusForSpace, lowerCase, charset);
  }

  /** Returns a copy that encodes an ASCII character. */
  Encoder encoding(char character) {
    boolean[] less = raw.clone();
    less[character] = false;
    return new Encoder(less, plusForSpace, lowerCase, charset);
  }

  /** Returns a copy that writes a space as {@code +}, or as {@code %20}. */
  Encoder plusForSpace(boolean plus) {
    return new Encoder(raw, plus, lowerCase, charset);
  }

  /** Returns a copy that writes hexadecimal digits in lower case. */
  Encoder lowerCase() {
    return new Encoder(raw, plusForSpace, true, charset);
  }

  /** Returns a copy for another charset. */
  Encoder in(Charset other) {
    return new Encoder(raw, plusForSpace, lowerCase, other);
  }

  /** Returns the encoded form of a text; the same instance if nothing needs encoding. */
  String encode(String text) {
    if (isPlain(text)) {
      return text;
    }
    byte[] bytes = text.getBytes(charset);
    String digits = lowerCase ? LOWER : UPPER;
    StringBuilder out = new StringBuilder(bytes.length + 32);
    for (byte b : bytes) {
      if (b >= 0 && raw[b]) {
        out.append((char) b);
      } else if (b == ' ' && plusForSpace) {
        out.append('+');
      } else {
        out.append('%').append(digits.charAt(b >> 4 & 0xF)).append(digits.charAt(b & 0xF));
      }
    }
    return out.toString();
  }

  private boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || !raw[c]) {
        return false;
      }
    }
    return true;
  }

  private static boolean[] bits(String characters) {
    boolean[] bits = new boolean[128];
    for (char c = '0'; c <= 'z'; c++) {
      bits[c] = c <= '9' || (c >= 'A' && c <= 'Z') || c >= 'a';
    }
    characters.chars().forEach(c -> bits[c] = true);
    return bits;
  }
}
