package io.github.mmfapi.client.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server's list of numbers, which a test can change before each page is returned. */
final class ChangingList {
  final List<Integer> rows = new ArrayList<>();
  final List<String> requests = new ArrayList<>();
  Consumer<List<Integer>> beforeEachPage = list -> {};
  int granted = Integer.MAX_VALUE;
  boolean counts = true;

  ChangingList(int size) {
    for (int i = 0; i < size; i++) {
      rows.add(i);
    }
  }

  Page<Integer> page(int startRecord, int limit) {
    requests.add(startRecord + "+" + limit);
    if (requests.size() > 1) {
      beforeEachPage.accept(rows);
    }
    int from = Math.min(startRecord, rows.size());
    int to = Math.min(from + Math.min(limit, granted), rows.size());
    @Nullable Integer count = counts ? rows.size() : null;
    return new Page<>(rows.subList(from, to), count);
  }
}
