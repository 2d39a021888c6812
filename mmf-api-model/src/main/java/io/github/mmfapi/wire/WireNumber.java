package io.github.mmfapi.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Keeps a JSON number as its text because it is beyond reason: with an exponent of more than four
 * digits, such as {@code 1e2147483648}. A {@link java.math.BigDecimal} holds none of ten digits,
 * and one of eight would fill the memory as soon as it is made a whole number.
 */
final class WireNumber extends Number {
  private static final long serialVersionUID = 1L;
  private static final int MOST_EXPONENT_DIGITS = 4;

  private final String text;

  WireNumber(String text) {
    this.text = text;
  }

  /** {@return the decimal number at the parser, as a {@code BigDecimal} or as its text} */
  static Number read(JsonParser parser) throws IOException {
    return exponentDigits(parser) > MOST_EXPONENT_DIGITS
        ? new WireNumber(parser.getText())
        : parser.getDecimalValue();
  }

  /** Returns how many digits the exponent has, without leading zeros; 0 without an exponent. */
  private static int exponentDigits(JsonParser parser) throws IOException {
    char[] characters = parser.getTextCharacters();
    int end = parser.getTextOffset() + parser.getTextLength();
    int at = parser.getTextOffset();
    while (at < end && (characters[at] | 0x20) != 'e') {
      at++;
    }
    at++;
    while (at < end && (characters[at] < '1' || characters[at] > '9')) {
      at++;
    }
    return Math.max(0, end - at);
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

  /** {@return the nearest {@code double}, which is infinite, 0 or a mantissa of 0} */
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
