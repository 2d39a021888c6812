package io.github.mmfapi.oauth1.diagnosis;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A parameter of a request that is signed in a test. It shares no code with the diagnosis. */
record Entry(Origin origin, String name, String value, String rawName, String rawValue) {

  enum Origin {
    PROTOCOL,
    QUERY,
    FORM,
    BODY
  }

  static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  static Entry of(Origin origin, String name, String value) {
    return new Entry(origin, name, value, encode(name), encode(value));
  }

  /** Made of how it is written in the URL, where its form is not that of RFC 3986. */
  static Entry written(Origin origin, String rawName, String rawValue, String name, String value) {
    return new Entry(origin, name, value, rawName, rawValue);
  }

  boolean isProtocol() {
    return origin == Origin.PROTOCOL;
  }

  String wire() {
    return rawName + "=" + rawValue;
  }

  static String encode(String text) {
    return encode(text, UNRESERVED, StandardCharsets.UTF_8);
  }

  static String encode(String text, String raw, Charset charset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : text.getBytes(charset)) {
      String escaped =
          b > 0 && raw.indexOf(b) >= 0
              ? String.valueOf((char) b)
              : String.format(Locale.ROOT, "%%%02X", b & 255);
      out.writeBytes(escaped.getBytes(StandardCharsets.US_ASCII));
    }
    return out.toString(StandardCharsets.US_ASCII);
  }

  /** Turns the digits of each escape into lower case. */
  static String lowerHex(String text) {
    StringBuilder out = new StringBuilder(text);
    for (int i = out.indexOf("%"); i >= 0; i = out.indexOf("%", i + 1)) {
      String digits = out.substring(i + 1, i + 3).replace('A', 'a').replace('B', 'b');
      digits = digits.replace('C', 'c').replace('D', 'd').replace('E', 'e').replace('F', 'f');
      out.replace(i + 1, i + 3, digits);
    }
    return out.toString();
  }
}
