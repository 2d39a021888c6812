package io.github.mmfapi.cli.internal.export;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.List;

/**
 * How far an export got.
 *
 * @param export what is exported, in words
 * @param bytes the length of the file; what follows was not completed
 * @param rows the number of rows in the file
 * @param next the {@code start_record} of the next page
 * @param keys the keys of the last rows that were read, the latest last
 * @param complete whether all rows are in the file
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
record Position(
    String export, long bytes, long rows, int next, List<String> keys, boolean complete) {
  Position {
    keys = List.copyOf(keys);
  }

  static Position start(String export) {
    return new Position(export, 0, 0, 0, List.of(), false);
  }
}
