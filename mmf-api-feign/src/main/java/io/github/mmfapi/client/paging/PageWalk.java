package io.github.mmfapi.client.paging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides which page comes next and which of its rows are new.
 *
 * <p>A page is asked for by the index of its first row, so rows that are added or deleted further
 * up shift what follows. Each page therefore begins with the last row of the one before: when it is
 * there, nothing was shifted past. Rows met again are dropped; when no row is one met before, rows
 * were deleted further up, and the walk steps back until it meets one. Not thread-safe.
 */
final class PageWalk<T> {
  /** Pages whose keys are remembered: enough to find the place again after many changes. */
  private static final int REMEMBERED_PAGES = 20;

  private static final int REMEMBERED_AT_LEAST = 1000;

  /** Additions may make a page look like the one before, but hardly so often. */
  private static final int SAME_PAGES = 10;

  private final int lowest;
  private final int limit;
  private final Function<? super T, ?> key;
  private final int remembered;
  private final Set<Object> met;
  private int start;
  private long found;
  private boolean done;
  private List<Object> before = List.of();
  private int repeats;

  PageWalk(int start, int limit, Function<? super T, ?> key) {
    this.lowest = start;
    this.start = start;
    this.limit = limit;
    this.key = key;
    this.remembered = Math.max(REMEMBERED_AT_LEAST, REMEMBERED_PAGES * limit);
    this.met = Collections.newSetFromMap(new Recent(remembered));
  }

  /** Returns the index of the first row of the page to fetch. */
  int start() {
    return start;
  }

  boolean isDone() {
    return done;
  }

  /**
   * Takes the page that was asked for and returns the rows not met before.
   *
   * @throws RowsLostException if the list cannot be read on without missing or repeating rows
   */
  List<T> accept(Page<T> page) {
    List<Object> keys = page.rows().stream().map(this::keyOf).toList();
    List<T> fresh = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      if (!met.contains(keys.get(i))) {
        fresh.add(page.rows().get(i));
      }
    }
    boolean linked = found == 0 || fresh.size() < keys.size();
    if (!linked && start > lowest) {
      start = Math.max(lowest, start - (limit - 1));
      return List.of();
    }
    if (!linked && !keys.isEmpty() && found > remembered) {
      throw new RowsLostException(
          "none of the last %d rows read is in the list any more; read it again from its start"
              .formatted(remembered));
    }
    requireProgress(keys);
    met.addAll(keys);
    found += fresh.size();
    advance(page);
    return fresh;
  }

  private Object keyOf(T row) {
    return Objects.requireNonNull(
        key.apply(row), "a row has no key, by which it could be told from others");
  }

  private void requireProgress(List<Object> keys) {
    repeats = keys.size() == limit && keys.equals(before) ? repeats + 1 : 0;
    before = keys;
    if (repeats == SAME_PAGES) {
      throw new RowsLostException(
          "%d pages in a row held the same rows, the last from start_record %d: the server seems to disregard start_record"
              .formatted(SAME_PAGES, start));
    }
  }

  private void advance(Page<T> page) {
    int size = page.rows().size();
    int end = start + size;
    int count = page.count() == null ? 0 : page.count();
    // A count that exceeds the page can only be that of all rows.
    boolean isLast = count > size ? end >= count : size < limit;
    // One row alone is that of the page before.
    done = isLast || size <= 1;
    start = end - 1;
  }

  /** Remembers the latest keys only, so that a long list takes no more memory than a short one. */
  private static final class Recent extends LinkedHashMap<Object, Boolean> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Recent(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Object, Boolean> eldest) {
      return size() > most;
    }
  }
}
