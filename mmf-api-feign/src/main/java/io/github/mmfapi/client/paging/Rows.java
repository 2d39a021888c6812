package io.github.mmfapi.client.paging;

import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads a paged list as one sequence of rows. A page is fetched when its first row is requested, so
 * stopping early sends no further request, and at most one page is in memory.
 *
 * <p>Rows that others add or delete while the list is read shift the pages. A row that is in the
 * list all the time is still returned exactly once, if rows have a key and the server keeps their
 * order. Each iterator reads the list again. Immutable.
 *
 * <pre>{@code
 * for (Workout workout : client.paging().workouts(q -> q.userId(26345682L)).pageSize(50)) {
 *   ...
 * }
 * }</pre>
 *
 * @param <T> the type of a row
 */
public final class Rows<T> implements Iterable<T> {
  /** The default page size, 25: one that clients of 3.1 used (ICAL). */
  public static final int DEFAULT_PAGE_SIZE = 25;

  private final PageSource<T> source;
  private final Function<? super T, ?> key;
  private final int startRecord;
  private final int pageSize;
  private final @Nullable Executor prefetcher;
  private final boolean toTheEnd;

  private Rows(
      PageSource<T> source,
      Function<? super T, ?> key,
      int startRecord,
      int pageSize,
      @Nullable Executor prefetcher,
      boolean toTheEnd) {
    this.source = source;
    this.key = key;
    this.startRecord = startRecord;
    this.pageSize = pageSize;
    this.prefetcher = prefetcher;
    this.toTheEnd = toTheEnd;
  }

  /**
   * Creates the rows of a list.
   *
   * @param <T> the type of a row
   * @param source fetches a page
   * @param key identifies a row, such as {@code Workout::workoutKey}; never null
   * @return the rows
   */
  public static <T> Rows<T> of(PageSource<T> source, Function<? super T, ?> key) {
    return new Rows<>(
        Objects.requireNonNull(source, "source"),
        Objects.requireNonNull(key, "key"),
        0,
        DEFAULT_PAGE_SIZE,
        null,
        false);
  }

  /**
   * Returns the same rows, fetched in pages of another size. Default: 25. The server's maximum is
   * not documented (100 was used, FITH). If a page has fewer rows than requested, the list is still
   * read to its end if {@code count} is that of all rows, or with {@link #untilNoNewRows()}.
   *
   * @param rows the number of rows of a page, 2 or more
   * @return the same rows in pages of that size
   * @throws IllegalArgumentException if it is less than 2: consecutive pages share one row
   */
  public Rows<T> pageSize(int rows) {
    if (rows < 2) {
      throw new IllegalArgumentException(
          "the page size must be 2 or more because consecutive pages share a row, not " + rows);
    }
    return new Rows<>(source, key, startRecord, rows, prefetcher, toTheEnd);
  }

  /**
   * Returns the rows from an index on. Default: 0, the first row.
   *
   * @param index the index of the first row, from 0
   * @return the rows from the index on
   * @throws IllegalArgumentException if it is negative
   */
  public Rows<T> startRecord(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("start_record must be 0 or more, not " + index);
    }
    return new Rows<>(source, key, index, pageSize, prefetcher, toTheEnd);
  }

  /**
   * Returns the same rows, with the next page fetched by an executor while the caller works on the
   * current one. Stopping early then costs one unneeded request. Default: off.
   *
   * @param executor runs the fetch of the next page
   * @return the same rows, fetched ahead
   */
  public Rows<T> prefetchedBy(Executor executor) {
    return new Rows<>(
        source, key, startRecord, pageSize, Objects.requireNonNull(executor, "executor"), toTheEnd);
  }

  /**
   * {@return the same rows, read until a page has no new row, whatever its size and {@code count}
   * say} This costs one request more, and reads the whole list even if the server sends smaller
   * pages than requested and counts only their rows. A server that ignores {@code start_record} is
   * detected on the second page, with a {@link RowsLostException}. Default: off.
   */
  public Rows<T> untilNoNewRows() {
    return new Rows<>(source, key, startRecord, pageSize, prefetcher, true);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The iterator throws the exceptions of the source, and {@link RowsLostException}. After an
   * exception of the source it can be used again and continues where it was.
   */
  @Override
  public Iterator<T> iterator() {
    PageWalk<T> walk = new PageWalk<>(startRecord, pageSize, key, toTheEnd);
    return new RowIterator<>(walk, source, pageSize, prefetcher);
  }

  @Override
  public Spliterator<T> spliterator() {
    return Spliterators.spliteratorUnknownSize(
        iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
  }

  /** {@return the rows as a sequential stream that fetches pages as needed} */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }
}
