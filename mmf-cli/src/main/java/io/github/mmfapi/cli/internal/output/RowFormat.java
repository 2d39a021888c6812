package io.github.mmfapi.cli.internal.output;

import java.util.Locale;

/** How rows are printed. */
public enum RowFormat {
  /** Aligned columns for people. */
  TABLE,
  /** One JSON array. */
  JSON,
  /** One JSON object on each line. */
  NDJSON,
  /** Comma-separated values with a header (RFC 4180). */
  CSV;

  /** Returns the name as it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
