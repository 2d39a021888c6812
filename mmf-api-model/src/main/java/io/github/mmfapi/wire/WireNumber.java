package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Keeps a JSON number as its text, because no other class keeps it as it was received: one with an
 * exponent, such as {@code 5e2}, or a negative zero. An exponent may have more than four digits,
 * such as {@code 1e2147483648}: a {@link BigDecimal} holds none of ten digits, and one of eight
 * would fill the memory as soon as it is made a whole number.
 */
final class WireNumber extends Number {
  private static final long serialVersionUID = 1L;
  private static final int MOST_EXPONENT_DIGITS = 4;
  private static final int LARGEST_SCALE = 9999;

  private final String text;

  private WireNumber(String text) {
    this.text = text;
  }

  /** {@return the decimal number at the parser, as a {@code BigDecimal} or as its text} */
  static Number read(JsonParser parser) throws IOException {
    char[] characters = parser.getTextCharacters();
    int start = parser.getTextOffset();
    int end = start + parser.getTextLength();
    return exponent(characters, start, end) < end || isNegativeZero(characters, start, end)
        ? new WireNumber(parser.getText())
        : parser.getDecimalValue();
  }

  /** {@return the number that a text of JSON is, as a {@code BigDecimal} or as its text} */
  static Number of(String text) {
    char[] characters = text.toCharArray();
    int end = characters.length;
    boolean kept = exponent(characters, 0, end) < end || isNegativeZero(characters, 0, end);
    return kept ? new WireNumber(text) : new BigDecimal(text);
  }

  /** {@return the whole number, unless it is a negative zero, which no class keeps} */
  static Number whole(Number number, String text) {
    return isNegativeZero(text.toCharArray(), 0, text.length()) ? new WireNumber(text) : number;
  }

  /** {@return whether {@link BigDecimal#toString} writes no exponent} */
  static boolean printsPlain(BigDecimal decimal) {
    return decimal.scale() >= 0 && (long) decimal.precision() - decimal.scale() - 1 >= -6;
  }

  /** {@return the number as JSON: as it was received, if it was} */
  static String text(Number number) {
    return number instanceof BigDecimal decimal
            && decimal.scale() >= 0
            && decimal.scale() <= LARGEST_SCALE
        ? decimal.toPlainString()
        : number.toString();
  }

  /** Returns the position of the exponent's letter, or the end if there is none. */
  private static int exponent(char[] characters, int start, int end) {
    int at = start;
    while (at < end && (characters[at] | 0x20) != 'e') {
      at++;
    }
    return at;
  }

  private static boolean isNegativeZero(char[] characters, int start, int end) {
    if (start == end || characters[start] != '-') {
      return false;
    }
    for (int at = start + 1; at < end; at++) {
      if (characters[at] != '0' && characters[at] != '.') {
        return false;
      }
    }
    return true;
  }

  /** {@return the exact number} */
  BigDecimal decimal() {
    if (!isWithinReason()) {
      throw new ArithmeticException("the exponent has too many digits");
    }
    return new BigDecimal(text);
  }

  /** {@return whether a {@code BigDecimal} of it can be calculated with} */
  boolean isWithinReason() {
    char[] characters = text.toCharArray();
    int at = exponent(characters, 0, characters.length) + 1;
    while (at < characters.length && (characters[at] < '1' || characters[at] > '9')) {
      at++;
    }
    return characters.length - at <= MOST_EXPONENT_DIGITS;
  }

  @Override
  public int intValue() {
    return (int) doubleValue();
  }

  @Override
  public long longValue() {
    return (long) doubleValue();
  }

  @Override
  public float floatValue() {
    return (float) doubleValue();
  }

  /** {@return the nearest {@code double}, which may be infinite or 0} */
  @Override
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WireNumber that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** {@return the number as it was on the wire} */
  @Override
  public String toString() {
    return text;
  }
}
