package io.github.mmfapi.flink;

import io.github.mmfapi.client.paging.ListPosition;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads the list of one member, page by page. */
@FunctionalInterface
interface MemberWalk {
  /**
   * Fetches the page at a position.
   *
   * @return the new rows and the next position; fails as {@code AsyncRows.next} does
   */
  CompletableFuture<PageOfRows> next(ListPosition position);

  /** Releases what the walk holds; called once, when no call is made any more. */
  default void end() {}

  /**
   * Holds the new rows of a page.
   *
   * @param rows the rows
   * @param next the next position
   */
  record PageOfRows(List<MemberRecord> rows, ListPosition next) {}
}
