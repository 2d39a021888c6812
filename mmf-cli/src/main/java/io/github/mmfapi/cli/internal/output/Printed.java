package io.github.mmfapi.cli.internal.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** What the writers of rows share. */
final class Printed {
  private Printed() {}

  /** Returns the text of a value: nothing for null, JSON for what is not a scalar. */
  static String text(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** Fails if standard output is a full disk, or a pipe that nobody reads any more. */
  static void flush(PrintWriter out) {
    if (out.checkError()) {
      throw new IllegalStateException(
          "standard output cannot be written; check the disk, or the command that reads it");
    }
  }
}
