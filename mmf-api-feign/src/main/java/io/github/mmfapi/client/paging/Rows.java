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
 * A list that comes in pages, as one sequence of rows. A page is fetched when its first row is
 * asked for, so whoever stops early sends no further request, and no more than a page is held at a
 * time.
 *
 * <p>Rows that others add or delete while the list is read shift the pages; a row that is in the
 * list all the time is nevertheless seen exactly once. This takes rows that have a key and a server
 * that keeps their order. Each iterator reads the list anew. Immutable.
 *
 * <pre>{@code
 * for (Workout workout : client.paging().workouts(q -> q.userId(26345682L)).pageSize(50)) {
 *   ...
 * }
 * }</pre>
 *
 * @param <T> a row
 */
public final class Rows<T> implements Iterable<T> {
  /** The page size unless another is set: one that clients of 3.1 used (ICAL). */
  public static final int DEFAULT_PAGE_SIZE = 25;

  private final PageSource<T> source;
  private final Function<? super T, ?> key;
  private final int startRecord;
  private final int pageSize;
  private final @Nullable Executor prefetcher;

  private Rows(
      PageSource<T> source,
      Function<? super T, ?> key,
      int startRecord,
      int pageSize,
      @Nullable Executor prefetcher) {
    this.source = source;
    this.key = key;
    this.startRecord = startRecord;
    this.pageSize = pageSize;
    this.prefetcher = prefetcher;
  }

  /**
   * Creates the rows of a list.
   *
   * @param source fetches a page
   * @param key tells one row from another, such as {@code Workout::workoutKey}
   */
  public static <T> Rows<T> of(PageSource<T> source, Function<? super T, ?> key) {
    return new Rows<>(
        Objects.requireNonNull(source, "source"),
        Objects.requireNonNull(key, "key"),
        0,
        DEFAULT_PAGE_SIZE,
        null);
  }

  /**
   * Returns the same rows, fetched in pages of another size. Default: 25. What the server grants at
   * most is not known (100 was in use, FITH); a server that grants less is read to the end as well,
   * as long as its {@code count} is that of all rows.
   *
   * @throws IllegalArgumentException if it is less than 2: consecutive pages share one row
   */
  public Rows<T> pageSize(int rows) {
    if (rows < 2) {
      throw new IllegalArgumentException(
          "the page size must be 2 or more, because consecutive pages share a row, not " + rows);
    }
    return new Rows<>(source, key, startRecord, rows, prefetcher);
  }

  /**
   * Returns the rows from an index on. Default: 0, the first row.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Rows<T> startRecord(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("start_record counts from 0, so not " + index);
    }
    return new Rows<>(source, key, index, pageSize, prefetcher);
  }

  /**
   * Returns the same rows, the next page being fetched by an executor while the caller works on
   * this one. Whoever stops early has then sent one request too many. Default: off.
   */
  public Rows<T> prefetchedBy(Executor executor) {
    return new Rows<>(
        source, key, startRecord, pageSize, Objects.requireNonNull(executor, "executor"));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The iterator throws what the source throws, and {@link RowsLostException}; after an
   * exception of the source it may be asked again and goes on where it was.
   */
  @Override
  public Iterator<T> iterator() {
    PageWalk<T> walk = new PageWalk<>(startRecord, pageSize, key);
    return new RowIterator<>(walk, source, pageSize, prefetcher);
  }

  @Override
  public Spliterator<T> spliterator() {
    return Spliterators.spliteratorUnknownSize(
        iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
  }

  /** Returns the rows as a sequential stream, which fetches pages as it goes. */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }
}
