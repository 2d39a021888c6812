package io.github.mmfapi.cli.internal.output;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes rows one by one. */
public interface RowWriter {
  /**
   * Writes a row.
   *
   * @param row the row
   * @throws IllegalStateException if it cannot be written
   */
  void write(ObjectNode row);

  /**
   * Ends the output. After a failure it is not called, so that a part is not taken for the whole.
   *
   * @throws IllegalStateException if the end cannot be written
   */
  void finish();
}
