package io.github.mmfapi.contract.internal.spec;

/** What is known of an operation's response. */
public enum ResponseKind {
  /** JSON with fields that the spec lists. */
  TYPED,
  /** JSON of which nothing is known below {@code output}. */
  FREE_FORM,
  /** A file. */
  FILE,
  /** Nothing that a client reads. */
  NONE;

  /** {@return whether there are fields to compare with the spec} */
  public boolean isKnown() {
    return this == TYPED;
  }
}
