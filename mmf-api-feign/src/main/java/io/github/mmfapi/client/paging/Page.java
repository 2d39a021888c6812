package io.github.mmfapi.client.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param rows the rows, in the server's order
 * @param count what the server gives as {@code count}: the number of rows on all pages by most
 *     sources, of those on this page by some (ICAL, FITH against TAP, FDH); null if it gives none
 * @param <T> a row
 */
public record Page<T>(List<T> rows, @Nullable Integer count) {
  /** Copies the rows. */
  public Page {
    rows = List.copyOf(rows);
  }
}
