package io.github.mmfapi.contract;

/**
 * What stands behind an expectation.
 *
 * @param confidence how certain it is
 * @param sources the tags of its sources, as in {@code docs/glossary.md}, or a standard
 */
public record Evidence(Confidence confidence, String sources) {
  /** What no source states: statuses and content types. */
  static Evidence inferred(String why) {
    return new Evidence(Confidence.INFERRED, why);
  }

  /** Returns letter, confidence, sources and meaning in one line. */
  @Override
  public String toString() {
    return confidence.letter()
        + " "
        + confidence
        + ": "
        + sources
        + " ("
        + confidence.meaning()
        + ")";
  }
}
