package io.github.mmfapi.contract;

import java.util.Locale;

/** How the verification of an interaction ended. */
public enum Outcome {
  /** The server responded as in the contract. */
  KEPT,
  /** The server responded otherwise, or not at all. */
  BROKEN,
  /** The interaction was not sent. */
  SKIPPED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
