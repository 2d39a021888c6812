package io.github.mmfapi.spec;

/** What a change of the spec means for those who call the bindings, from least to most. */
enum Verdict {
  /** Nothing differs. */
  UNCHANGED("unchanged"),
  /** Words, examples or evidence differ. */
  DOCUMENTATION("documentation only"),
  /** What callers wrote still compiles and still means the same. */
  COMPATIBLE("compatible"),
  /** Something that callers may have written no longer compiles, or no longer means the same. */
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
