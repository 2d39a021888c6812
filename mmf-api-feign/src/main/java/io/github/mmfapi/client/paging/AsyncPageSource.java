package io.github.mmfapi.client.paging;

import java.util.concurrent.CompletableFuture;

/**
 * Fetches one page without blocking.
 *
 * @param <T> a row
 */
@FunctionalInterface
public interface AsyncPageSource<T> {
  /**
   * Fetches a page.
   *
   * @param startRecord index of the first row wanted, from 0
   * @param limit number of rows wanted
   */
  CompletableFuture<Page<T>> fetch(int startRecord, int limit);
}
