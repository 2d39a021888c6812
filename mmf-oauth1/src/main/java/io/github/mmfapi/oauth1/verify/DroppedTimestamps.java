package io.github.mmfapi.oauth1.verify;

import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers the timestamps whose nonces were dropped, as ranges. Only timestamps that were used are
 * in them: what was used while a clock was ahead does not affect the time before it. Takes the same
 * memory however long it is used. Not safe for use by several threads.
 */
final class DroppedTimestamps {

  private static final int MOST_RANGES = 100;

  private final long gap;
  private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

  /**
   * Creates an empty set.
   *
   * @param gap the seconds without dropped timestamps that do not end a range
   */
  DroppedTimestamps(long gap) {
    this.gap = gap;
  }

  /** Adds a timestamp. */
  void add(long timestamp) {
    long first = timestamp;
    long last = timestamp;
    Map.Entry<Long, Long> before = lastByFirst.floorEntry(timestamp);
    if (before != null && timestamp - before.getValue() <= gap) {
      first = before.getKey();
      last = Math.max(last, before.getValue());
    }
    Map.Entry<Long, Long> after = lastByFirst.higherEntry(timestamp);
    if (after != null && after.getKey() - last <= gap) {
      last = after.getValue();
      lastByFirst.remove(after.getKey());
    }
    lastByFirst.put(first, last);
    if (lastByFirst.size() > MOST_RANGES) {
      // The two furthest in the past become one, so that everything in them stays refused.
      long oldest = lastByFirst.pollFirstEntry().getKey();
      lastByFirst.put(oldest, lastByFirst.pollFirstEntry().getValue());
    }
  }

  /** Returns whether a timestamp is in one of the ranges. */
  boolean contains(long timestamp) {
    Map.Entry<Long, Long> before = lastByFirst.floorEntry(timestamp);
    return before != null && timestamp <= before.getValue();
  }

  /** Returns the number of ranges. */
  int ranges() {
    return lastByFirst.size();
  }
}
