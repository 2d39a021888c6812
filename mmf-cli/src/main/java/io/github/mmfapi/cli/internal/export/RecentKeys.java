package io.github.mmfapi.cli.internal.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys of the last rows that were read; a long list needs no more of them than a short one. */
final class RecentKeys {
  private final int most;
  private final Set<String> keys = new LinkedHashSet<>();

  RecentKeys(int most, Collection<String> latestLast) {
    this.most = most;
    latestLast.forEach(this::add);
  }

  /** Adds a key and returns whether it is new. */
  boolean add(String key) {
    if (!keys.add(key)) {
      return false;
    }
    if (keys.size() > most) {
      Iterator<String> oldest = keys.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }

  List<String> latestLast() {
    return new ArrayList<>(keys);
  }
}
