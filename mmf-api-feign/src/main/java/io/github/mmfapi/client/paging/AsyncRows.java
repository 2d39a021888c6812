package io.github.mmfapi.client.paging;

import io.github.mmfapi.client.internal.http.Futures;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads a paged list without blocking, with the guarantees of {@link Rows}. Immutable.
 *
 * @param <T> the type of a row
 */
public final class AsyncRows<T> {
  private final AsyncPageSource<T> source;
  private final Function<? super T, ?> key;
  private final int startRecord;
  private final int pageSize;

  private AsyncRows(
      AsyncPageSource<T> source, Function<? super T, ?> key, int startRecord, int pageSize) {
    this.source = source;
    this.key = key;
    this.startRecord = startRecord;
    this.pageSize = pageSize;
  }

  /**
   * Creates the rows of a list.
   *
   * @param <T> the type of a row
   * @param source fetches a page
   * @param key identifies a row, such as {@code Workout::workoutKey}; never null
   * @return the rows
   */
  public static <T> AsyncRows<T> of(AsyncPageSource<T> source, Function<? super T, ?> key) {
    return new AsyncRows<>(
        Objects.requireNonNull(source, "source"),
        Objects.requireNonNull(key, "key"),
        0,
        Rows.DEFAULT_PAGE_SIZE);
  }

  /**
   * Returns the same rows, fetched in pages of another size. Default: 25. See {@link
   * Rows#pageSize}.
   *
   * @param rows the number of rows of a page, 2 or more
   * @return the same rows in pages of that size
   * @throws IllegalArgumentException if it is less than 2: consecutive pages share one row
   */
  public AsyncRows<T> pageSize(int rows) {
    if (rows < 2) {
      throw new IllegalArgumentException(
          "the page size must be 2 or more because consecutive pages share a row, not " + rows);
    }
    return new AsyncRows<>(source, key, startRecord, rows);
  }

  /**
   * Returns the rows from an index on. Default: 0, the first row.
   *
   * @param index the index of the first row, from 0
   * @return the rows from the index on
   * @throws IllegalArgumentException if it is negative
   */
  public AsyncRows<T> startRecord(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("start_record must be 0 or more, not " + index);
    }
    return new AsyncRows<>(source, key, index, pageSize);
  }

  /**
   * Passes rows to a visitor until it returns false or the list ends. One page is fetched at a
   * time, and the next one only after the visitor has seen all rows of this one.
   *
   * @param visitor is called by the thread that completes a page, never by two threads at a time
   * @return completes after the last row; fails with the exception of the source or the visitor, or
   *     with {@link RowsLostException}. Cancelling it cancels the current page
   */
  public CompletableFuture<Void> forEachWhile(Predicate<? super T> visitor) {
    PageWalk<T> walk = new PageWalk<>(startRecord, pageSize, key, false);
    AsyncWalk<T> run = new AsyncWalk<>(walk, source, pageSize, visitor);
    run.advance();
    return run.result();
  }

  /**
   * Fetches the page at a position, for programs that keep the position, so that they can go on
   * there after a restart. One page after the other makes up the list:
   *
   * <pre>{@code
   * ListPosition position = ListPosition.START;
   * while (!position.isEnd()) {
   *   RowBatch<Workout> batch = rows.next(position).join();
   *   store(batch.rows(), batch.next()); // both, or neither
   *   position = batch.next();
   * }
   * }</pre>
   *
   * @param position {@link ListPosition#START} or the {@link RowBatch#next} of the page before
   * @return the rows of the page that are new, and the next position; fails with the exception of
   *     the source, or with {@link RowsLostException}. Cancelling it cancels the page
   * @throws IllegalArgumentException if the position is the end of the list
   */
  public CompletableFuture<RowBatch<T>> next(ListPosition position) {
    if (position.isEnd()) {
      throw new IllegalArgumentException("the list was read to its end; stop at isEnd()");
    }
    PageWalk<T> walk =
        new PageWalk<>(position, startRecord, pageSize, row -> RowKeys.text(key(row)));
    CompletableFuture<Page<T>> page = source.fetch(walk.start(), pageSize);
    return Futures.onCancel(
        page.thenApply(fetched -> batch(walk, fetched)), () -> page.cancel(true));
  }

  private Object key(T row) {
    return Objects.requireNonNull(key.apply(row), "a row has no key");
  }

  private RowBatch<T> batch(PageWalk<T> walk, Page<T> page) {
    List<RowBatch.Row<T>> rows =
        walk.accept(page).stream()
            .map(row -> new RowBatch.Row<>(RowKeys.text(key(row)), row))
            .toList();
    return new RowBatch<>(rows, walk.position());
  }
}
