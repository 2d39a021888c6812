package io.github.mmfapi.contract.signing;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random texts with unusual characters; the same seed gives the same texts. */
final class RandomText {
  private static final List<String> PIECES =
      List.of(
          "a",
          "B",
          "z9",
          "0",
          "-",
          ".",
          "_",
          "~",
          " ",
          "  ",
          "+",
          "%",
          "%20",
          "%25",
          "%2B",
          "%zz",
          "&",
          "=",
          "==",
          "a=b&c=d",
          ";",
          ",",
          ":",
          "/",
          "//",
          "?",
          "#",
          "@",
          "!",
          "$",
          "'",
          "(",
          ")",
          "*",
          "[",
          "]",
          "[]",
          "{",
          "}",
          "<",
          ">",
          "|",
          "\\",
          "^",
          "`",
          "\"",
          "\t",
          "\n",
          "é",
          "ß",
          "İ",
          "ÿ",
          "Ā",
          "߿",
          "ࠀ",
          "€",
          "中文",
          "\uD7FF",
          "\uFFFD",
          "😀",
          "\uDBFF\uDFFD",
          "e\u0301",
          "\u2028",
          "oauth",
          "\u007F",
          "\u0080");

  private final SplittableRandom random;

  RandomText(SplittableRandom random) {
    this.random = random;
  }

  /** Returns a text of up to eight pieces, sometimes an empty one. */
  String text() {
    return joined(0, 8, () -> oneOf(PIECES));
  }

  /** Returns a text that is not blank. */
  String notBlank() {
    return text() + "k" + text();
  }

  /** Joins a random number of parts between the two limits. */
  String joined(int least, int most, Supplier<String> part) {
    return Stream.generate(part).limit(between(least, most)).collect(Collectors.joining());
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  long number(long bound) {
    return random.nextLong(bound);
  }
}
