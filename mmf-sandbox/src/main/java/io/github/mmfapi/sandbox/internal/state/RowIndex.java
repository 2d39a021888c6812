package io.github.mmfapi.sandbox.internal.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * Rows in sorted lists, each row in several: all of its owner, those that friends may see, and so
 * on. A page of a list costs its own length, whatever the length of the list.
 */
final class RowIndex {
  /** A row at its place: rows are sorted by a text, then by their number. */
  private record Entry(String order, long number, ObjectNode row) {}

  private record Placed(Entry entry, List<String> lists) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::order).thenComparingLong(Entry::number);

  private final boolean descending;
  private final Map<String, List<Entry>> lists = new HashMap<>();
  private final Map<Long, Placed> places = new HashMap<>();
  private long visited;

  RowIndex(boolean descending) {
    this.descending = descending;
  }

  /** Puts a row into lists, and takes it out of those that it was in before. */
  void put(long number, String order, ObjectNode row, Collection<String> names) {
    remove(number);
    Entry entry = new Entry(order, number, row);
    for (String name : names) {
      List<Entry> list = lists.computeIfAbsent(name, key -> new ArrayList<>());
      int place = Collections.binarySearch(list, entry, ORDER);
      list.add(-place - 1, entry);
    }
    places.put(number, new Placed(entry, List.copyOf(names)));
  }

  void remove(long number) {
    Placed placed = places.remove(number);
    if (placed == null) {
      return;
    }
    for (String name : placed.lists()) {
      List<Entry> list = lists.getOrDefault(name, List.of());
      list.remove(Collections.binarySearch(list, placed.entry(), ORDER));
      if (list.isEmpty()) {
        lists.remove(name);
      }
    }
  }

  /** Returns a list as it is now and will be; nobody changes it but this index. */
  List<ObjectNode> list(String name) {
    return new View(lists.getOrDefault(name, List.of()));
  }

  /** Returns how many rows were read from lists so far. */
  long visited() {
    return visited;
  }

  private final class View extends AbstractList<ObjectNode> implements RandomAccess {
    private final List<Entry> entries;

    View(List<Entry> entries) {
      this.entries = entries;
    }

    @Override
    public ObjectNode get(int place) {
      visited++;
      return entries.get(descending ? entries.size() - 1 - place : place).row();
    }

    @Override
    public int size() {
      return entries.size();
    }
  }
}
