package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Mistake.Category;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** The received signature, read whatever way it was written. */
final class SignatureForm {

  static final Mistake HEX =
      mistake(
          "signature-hex",
          "The signature is written in hexadecimal digits.",
          "3.4.2",
          "Take the bytes of the HMAC and write them in base64.");

  static final Mistake HEX_IN_BASE64 =
      mistake(
          "signature-base64-of-hex",
          "The signature is the base64 form of hexadecimal digits.",
          "3.4.2",
          "Write the bytes of the HMAC in base64, not its hexadecimal text; in PHP set the last"
              + " argument of hash_hmac to true.");

  static final Mistake URL_SAFE =
      mistake(
          "signature-url-safe-base64",
          "The signature is written in URL-safe base64, with - and _.",
          "3.4.2",
          "Use base64 with + and /, and percent-encode the result.");

  static final Mistake UNPADDED =
      mistake(
          "signature-unpadded",
          "The = at the end of the signature is missing.",
          "3.4.2",
          "Use base64 with padding.");

  static final Mistake LINE_BREAK =
      mistake(
          "signature-line-break",
          "The signature has a space or a line break at one end.",
          "3.4.2",
          "Strip the signature, or use a base64 encoder without line breaks.");

  static final Mistake NOT_ENCODED =
      mistake(
          "signature-not-encoded",
          "The signature was not percent-encoded, so that its + arrived as a space.",
          "3.6",
          "Percent-encode oauth_signature like every other value that is sent.");

  static final Mistake ENCODED_TWICE =
      mistake(
          "signature-encoded-twice",
          "The signature was percent-encoded twice.",
          "3.6",
          "Percent-encode oauth_signature once; the HTTP client may do it already.");

  static final Mistake ALGORITHM =
      mistake(
          "other-algorithm",
          "The signature was computed with another algorithm than oauth_signature_method says.",
          "3.4",
          "Send the oauth_signature_method that the signature is computed with, and sign that"
              + " same value.");

  static final List<Mistake> ALL =
      List.of(
          HEX,
          HEX_IN_BASE64,
          URL_SAFE,
          UNPADDED,
          LINE_BREAK,
          NOT_ENCODED,
          ENCODED_TWICE,
          ALGORITHM);

  private static final int LONGEST = 2_048;

  private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f]+");

  private final String text;
  private final byte[] bytes;
  private final List<Mistake> mistakes;

  private SignatureForm(String text, byte[] bytes, List<Mistake> mistakes) {
    this.text = text;
    this.bytes = bytes;
    this.mistakes = List.copyOf(mistakes);
  }

  /** Reads a signature in base64 or a form of it. */
  static SignatureForm ofBytes(String received) {
    List<Mistake> mistakes = new ArrayList<>();
    String text = unescaped(received, mistakes);
    String stripped = text.stripTrailing();
    if (stripped.length() % 4 != 0) {
      // A space in front of whole groups was the + that the first group begins with.
      stripped = stripped.stripLeading();
    }
    if (!stripped.equals(text)) {
      mistakes.add(LINE_BREAK);
    }
    if (stripped.indexOf(' ') >= 0) {
      mistakes.add(NOT_ENCODED);
      stripped = stripped.replace(' ', '+');
    }
    byte[] bytes = bytes(stripped, mistakes);
    return new SignatureForm(stripped, bytes, mistakes);
  }

  /** Reads a signature that is text: that of PLAINTEXT. */
  static SignatureForm ofText(String received) {
    List<Mistake> mistakes = new ArrayList<>();
    String text = unescaped(received, mistakes);
    if (mistakes.isEmpty() || text.indexOf('&') < 0 || received.indexOf('&') >= 0) {
      // The escapes are those of the secrets, which are encoded once in the key.
      return new SignatureForm(received, new byte[0], List.of());
    }
    return new SignatureForm(text, new byte[0], mistakes);
  }

  /** Returns the signature with the mistakes in its writing undone, other than those of base64. */
  String text() {
    return text;
  }

  /** Returns the bytes of the signature; none if it is neither base64 nor hexadecimal. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns what is wrong with how the signature was written. */
  List<Mistake> mistakes() {
    return mistakes;
  }

  private static String unescaped(String received, List<Mistake> mistakes) {
    if (received.length() > LONGEST
        || received.indexOf('%') < 0
        || NO_ESCAPE.matcher(received).find()) {
      return received;
    }
    try {
      String once = PairReader.decode(received);
      mistakes.add(ENCODED_TWICE);
      return once;
    } catch (IllegalArgumentException e) {
      // Escapes that are no text are not those of a signature.
      return received;
    }
  }

  private static byte[] bytes(String text, List<Mistake> mistakes) {
    if (text.length() > LONGEST) {
      return new byte[0];
    }
    if (isHex(text)) {
      mistakes.add(HEX);
      return HexFormat.of().parseHex(text);
    }
    String standard = text.replace('-', '+').replace('_', '/');
    if (!standard.equals(text)) {
      mistakes.add(URL_SAFE);
    }
    if (standard.length() % 4 != 0) {
      mistakes.add(UNPADDED);
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(standard);
    } catch (IllegalArgumentException e) {
      mistakes.clear();
      return new byte[0];
    }
    String digits = new String(bytes, StandardCharsets.ISO_8859_1);
    if (isHex(digits)) {
      mistakes.add(HEX_IN_BASE64);
      return HexFormat.of().parseHex(digits);
    }
    return bytes;
  }

  /** Tells whether a text has the digits of SHA-1, SHA-256 or SHA-512. */
  private static boolean isHex(String text) {
    int length = text.length();
    return (length == 40 || length == 64 || length == 128) && DIGITS.matcher(text).matches();
  }

  private static Mistake mistake(String id, String summary, String section, String fix) {
    return Mistake.of(Category.SIGNATURE, id, summary, section, fix);
  }

  /** Returns nothing of the signature, which with PLAINTEXT is the secrets. */
  @Override
  public String toString() {
    return "SignatureForm" + mistakes.stream().map(Mistake::id).toList();
  }
}
