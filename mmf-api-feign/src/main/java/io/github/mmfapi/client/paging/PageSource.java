package io.github.mmfapi.client.paging;

/**
 * Fetches one page.
 *
 * @param <T> a row
 */
@FunctionalInterface
public interface PageSource<T> {
  /**
   * Fetches a page.
   *
   * @param startRecord index of the first row wanted, from 0
   * @param limit number of rows wanted
   */
  Page<T> fetch(int startRecord, int limit);
}
