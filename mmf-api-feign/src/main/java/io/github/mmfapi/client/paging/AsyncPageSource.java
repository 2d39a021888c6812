package io.github.mmfapi.client.paging;

import java.util.concurrent.CompletableFuture;

/**
 * Fetches one page without blocking.
 *
 * @param <T> the type of a row
 */
@FunctionalInterface
public interface AsyncPageSource<T> {
  /**
   * Fetches a page.
   *
   * @param startRecord index of the first row, from 0
   * @param limit the most rows to return, 1 or more
   * @return the page, or the failure of the call
   */
  CompletableFuture<Page<T>> fetch(int startRecord, int limit);
}
