package io.github.mmfapi.client.paging;

import java.util.List;

/**
 * Holds the new rows of one page, and the position after them.
 *
 * @param rows the rows that were not returned before, in the server's order, with their keys; empty
 *     if the list shifted so far that an earlier page has to be read first
 * @param next where to read on; at the end of the list {@link ListPosition#isEnd} is true
 * @param <T> the type of a row
 */
public record RowBatch<T>(List<Row<T>> rows, ListPosition next) {
  /**
   * Copies the rows.
   *
   * @param rows the rows that were not returned before
   * @param next where to read on
   */
  public RowBatch {
    rows = List.copyOf(rows);
  }

  /**
   * Holds a row and its key.
   *
   * @param key the text that identifies the row in its list: for a workout its {@code workout_key},
   *     for a route its {@code route_key}; {@code sha256:} and a digest of all values if it has
   *     none
   * @param value the row
   * @param <T> the type of a row
   */
  public record Row<T>(String key, T value) {}
}
