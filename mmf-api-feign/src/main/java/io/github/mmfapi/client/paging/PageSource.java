package io.github.mmfapi.client.paging;

/**
 * Fetches one page.
 *
 * @param <T> the type of a row
 */
@FunctionalInterface
public interface PageSource<T> {
  /**
   * Fetches a page.
   *
   * @param startRecord index of the first row, from 0
   * @param limit the most rows to return, 1 or more
   * @return the page
   */
  Page<T> fetch(int startRecord, int limit);
}
