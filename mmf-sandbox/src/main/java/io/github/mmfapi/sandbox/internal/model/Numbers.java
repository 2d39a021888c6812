package io.github.mmfapi.sandbox.internal.model;

import java.util.regex.Pattern;

/** Parses decimal numbers of requests and files. */
public final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?[0-9]{0,30}+(\\.[0-9]{0,30}+)?([eE][-+]?[0-9]{1,3})?");

  private Numbers() {}

  /**
   * Returns a decimal number in a range; an exponent is allowed.
   *
   * @throws NumberFormatException if the text is not a decimal number, or outside the range. NaN,
   *     infinities and hexadecimal numbers are not decimal
   */
  public static double decimal(String text, double least, double most) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new NumberFormatException("not a decimal number");
    }
    double value = Double.parseDouble(text);
    if (value < least || value > most) {
      throw new NumberFormatException("must be from " + least + " to " + most);
    }
    return value;
  }
}
