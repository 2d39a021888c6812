package io.github.mmfapi.client.paging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Decides which page to fetch next and which of its rows are new.
 *
 * <p>A page is requested by the index of its first row, so rows that are added or deleted before it
 * shift the rest. Each page therefore overlaps the one before by one row: if that row is there, no
 * row was skipped. Rows seen before are dropped. If no row was seen before, rows were deleted, and
 * the walk steps back until it finds a known row. Not thread-safe.
 */
final class PageWalk<T> {
  /** Pages whose keys are remembered: enough to find the position again after many changes. */
  private static final int REMEMBERED_PAGES = 20;

  private static final int REMEMBERED_AT_LEAST = 1000;

  /** Added rows can make a page equal to the one before, but hardly so often in a row. */
  private static final int SAME_PAGES = 10;

  private final int lowest;
  private final int limit;
  private final Function<? super T, ?> key;
  private final boolean toTheEnd;
  private final int remembered;
  private final Set<Object> seen;
  private final boolean resumable;
  private int start;
  private long found;
  private boolean done;
  private List<Object> before = List.of();
  private int repeats;

  PageWalk(int start, int limit, Function<? super T, ?> key, boolean toTheEnd) {
    this.lowest = start;
    this.start = start;
    this.limit = limit;
    this.key = key;
    this.toTheEnd = toTheEnd;
    this.remembered = Math.max(REMEMBERED_AT_LEAST, REMEMBERED_PAGES * limit);
    this.seen = Collections.newSetFromMap(new Recent(remembered));
    this.resumable = false;
  }

  /** Goes on at a position. Its keys are all remembered, so that its {@link #position} has them. */
  PageWalk(ListPosition position, int lowest, int limit, Function<? super T, String> key) {
    this.lowest = lowest;
    this.start = Math.max(lowest, position.startRecord());
    this.limit = limit;
    this.key = key;
    this.toTheEnd = false;
    this.remembered = Integer.MAX_VALUE;
    this.seen = new LinkedHashSet<>(position.keys());
    this.found = position.keys().size();
    this.repeats = position.repeatedPages();
    this.done = position.isEnd();
    this.resumable = true;
  }

  /** Returns the position after the accepted pages, of a walk that began at a position. */
  ListPosition position() {
    return new ListPosition(
        Math.max(lowest, start), seen.stream().map(String.class::cast).toList(), repeats, done);
  }

  /** Returns the index of the first row of the page to fetch. */
  int start() {
    return start;
  }

  boolean isDone() {
    return done;
  }

  /**
   * Accepts the requested page and returns the rows not seen before.
   *
   * @throws RowsLostException if the list cannot be read further without missing or repeating rows
   */
  List<T> accept(Page<T> page) {
    List<Object> keys = page.rows().stream().map(this::keyOf).toList();
    List<T> fresh = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      if (!seen.contains(keys.get(i))) {
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
          String.format(
              Locale.ROOT,
              "none of the last %d rows is in the list any more; read the list again from its"
                  + " start",
              remembered));
    }
    requireProgress(keys, fresh.isEmpty());
    seen.addAll(keys);
    found += fresh.size();
    advance(page);
    return fresh;
  }

  private Object keyOf(T row) {
    return Objects.requireNonNull(
        key.apply(row), "a row has no key; give a key function that never returns null");
  }

  private void requireProgress(List<Object> keys, boolean nothingNew) {
    boolean full = toTheEnd ? keys.size() > 1 : keys.size() == limit;
    // A position does not have the page before it.
    boolean same = resumable ? nothingNew : keys.equals(before);
    repeats = full && same ? repeats + 1 : 0;
    before = keys;
    if (repeats == (toTheEnd ? 1 : SAME_PAGES)) {
      throw new RowsLostException(
          String.format(
              Locale.ROOT,
              "%d pages in a row have the same rows, the last from start_record %d: the server"
                  + " seems to ignore start_record",
              repeats + 1,
              start));
    }
  }

  private void advance(Page<T> page) {
    int size = page.rows().size();
    int end = start + size;
    int count = page.count() == null ? 0 : page.count();
    // A count larger than the page is that of all rows.
    boolean isLast = !toTheEnd && (count > size ? end >= count : size < limit);
    // A single row is the one shared with the page before.
    done = isLast || size <= 1;
    start = end - 1;
  }

  /** Keeps only the latest keys, so that a long list needs no more memory than a short one. */
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
