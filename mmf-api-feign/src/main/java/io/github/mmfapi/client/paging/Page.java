package io.github.mmfapi.client.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds one page of a list.
 *
 * @param rows the rows, in the server's order
 * @param count the server's {@code count}, null if there is none. Most sources have the number of
 *     rows on all pages, some that of the rows on this page (ICAL, FITH against TAP, FDH)
 * @param <T> the type of a row
 */
public record Page<T>(List<T> rows, @Nullable Integer count) {
  /**
   * Copies the rows.
   *
   * @param rows the rows, in the server's order
   * @param count the server's {@code count}, null if there is none. Most sources have the number of
   *     rows on all pages, some that of the rows on this page (ICAL, FITH against TAP, FDH)
   */
  public Page {
    rows = List.copyOf(rows);
  }
}
