package io.github.mmfapi.spec;

/** Rates what a change of the spec means for callers of the bindings, from least to most severe. */
enum Verdict {
  /** Nothing differs. */
  UNCHANGED("unchanged"),
  /** Descriptions, examples or evidence differ. */
  DOCUMENTATION("documentation only"),
  /** Existing code still compiles and has the same meaning. */
  COMPATIBLE("compatible"),
  /** Some existing code no longer compiles or has another meaning. */
  BREAKING("breaking");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
