package io.github.mmfapi.client.paging;

import java.util.List;

/**
 * Marks a place in a list, from which {@link AsyncRows#next} reads on, in another process too. It
 * names the rows returned so far, so that none is returned twice and none is left out if the list
 * shifts in the meantime. Immutable.
 *
 * @param startRecord the index of the first row of the next page, 0 or more
 * @param keys the keys of the rows returned so far, in their order: a position needs memory for
 *     each of them
 * @param repeatedPages how many full pages without a new row were read in a row; 0 or more
 * @param isEnd whether the list was read to its end
 */
public record ListPosition(int startRecord, List<String> keys, int repeatedPages, boolean isEnd) {
  /** The start of a list. */
  public static final ListPosition START = new ListPosition(0, List.of(), 0, false);

  /**
   * Copies the keys.
   *
   * @param startRecord the index of the first row of the next page, 0 or more
   * @param keys the keys of the rows returned so far, in their order
   * @param repeatedPages how many full pages without a new row were read in a row; 0 or more
   * @param isEnd whether the list was read to its end
   * @throws IllegalArgumentException if a number is negative
   */
  public ListPosition {
    if (startRecord < 0 || repeatedPages < 0) {
      throw new IllegalArgumentException(
          "start record and repeated pages must be 0 or more, not "
              + startRecord
              + " and "
              + repeatedPages);
    }
    keys = List.copyOf(keys);
  }

  /** Returns the position without the keys, of which there can be many. */
  @Override
  public String toString() {
    return "ListPosition[startRecord="
        + startRecord
        + ", rows="
        + keys.size()
        + ", isEnd="
        + isEnd
        + "]";
  }
}
