package io.github.mmfapi.contract;

import java.util.Locale;

/** How certain an expectation is, the most certain first. */
public enum Confidence {
  /** The response was recorded. */
  RECORDED("R", "MapMyFitness sent it"),
  /** Several sources state it. */
  MULTIPLE("M", "several sources state it, none recorded it"),
  /** One client relied on it. */
  SINGLE("S", "one client relied on it, nobody recorded it"),
  /** The official documentation stated it, as one source quotes it. */
  DOCUMENTED("D", "quoted from the lost documentation, never recorded"),
  /** Only a link to its lost documentation is known. */
  LINK_ONLY("L", "only a link to it is known"),
  /** No source states it; a standard or the structure of the API suggests it. */
  INFERRED("I", "inferred; a recorded expectation weighs more");

  private final String letter;
  private final String meaning;

  Confidence(String letter, String meaning) {
    this.letter = letter;
    this.meaning = meaning;
  }

  /** {@return the letter in reports} */
  public String letter() {
    return letter;
  }

  /** {@return what it means, as the end of a sentence} */
  public String meaning() {
    return meaning;
  }

  static Confidence of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
