package io.github.mmfapi.cli.internal.request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A text in {@code $'…'} (ANSI-C quoting), which browsers write for characters such as !. */
final class AnsiQuote {
  private static final String ESCAPED = "abefnrtvE\\'\"?";
  private static final String CHARACTERS = "\u0007\b\u001B\f\n\r\t\u000B\u001B\\'\"?";

  private final String text;
  private int at;

  AnsiQuote(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /**
   * Appends the text as UTF-8.
   *
   * @return the place after the closing quote
   */
  int appendTo(ByteArrayOutputStream out) {
    while (at < text.length() && text.charAt(at) != '\'') {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (character == '\\' && at < text.length()) {
        escape(out);
      } else {
        append(character, out);
      }
    }
    if (at >= text.length()) {
      throw new IllegalArgumentException(
          "the command has a quote $' that is not closed; paste all of it");
    }
    return at + 1;
  }

  private void escape(ByteArrayOutputStream out) {
    char c = text.charAt(at++);
    int letter = ESCAPED.indexOf(c);
    if (letter >= 0) {
      out.write(CHARACTERS.charAt(letter));
    } else if (c == 'x' && isDigit()) {
      out.write(number(16, 2));
    } else if (c == 'u' && isDigit()) {
      appendUnit(number(16, 4), out);
    } else if (c == 'U' && isDigit()) {
      append(number(16, 8), out);
    } else if (Character.digit(c, 8) >= 0) {
      at--;
      out.write(number(8, 3));
    } else {
      // What is no escape is kept as it is, with the backslash.
      at--;
      out.write('\\');
    }
  }

  /** Returns whether the next character is a hexadecimal digit. */
  private boolean isDigit() {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
  }

  /** Browsers write a character beyond U+FFFF as two escapes, a surrogate pair. */
  private void appendUnit(int unit, ByteArrayOutputStream out) {
    if (Character.isHighSurrogate((char) unit) && text.startsWith("\\u", at)) {
      at += 2;
      append(Character.toCodePoint((char) unit, (char) number(16, 4)), out);
    } else {
      append(unit, out);
    }
  }

  private int number(int radix, int digits) {
    int value = 0;
    for (int end = at + digits; at < end && at < text.length(); at++) {
      int digit = Character.digit(text.charAt(at), radix);
      if (digit < 0) {
        break;
      }
      value = value * radix + digit;
    }
    return value;
  }

  private static void append(int character, ByteArrayOutputStream out) {
    if (!Character.isValidCodePoint(character)) {
      throw new IllegalArgumentException("the command has an escape \\U beyond U+10FFFF");
    }
    out.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
  }
}
