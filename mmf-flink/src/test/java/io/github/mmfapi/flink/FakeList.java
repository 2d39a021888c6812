package io.github.mmfapi.flink;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Is the list of a generated member, {@code m0} and on. All of it follows from the number: how many
 * rows (heavy-tailed, 0 to 300), which of them stay, and whether the member is refused.
 */
final class FakeList {
  static final int MOST = 300;

  private final String member;
  private final boolean changes;
  private final List<String> rows = new ArrayList<>();
  private int pages;

  FakeList(String member, boolean changes) {
    this.member = member;
    this.changes = changes;
    for (int i = 0; i < size(member); i++) {
      rows.add(key(member, i));
    }
  }

  static int number(String member) {
    return Integer.parseInt(member.substring(1));
  }

  /** Returns 0 for one member in five, and for the others mostly a few, rarely hundreds. */
  static int size(String member) {
    int hash = (int) (((number(member) * 2_654_435_761L) >>> 4) % 10_000);
    return hash < 2_000 ? 0 : (int) Math.min(MOST, 4_000 / (10_000.5 - hash) + hash % 25);
  }

  /** Returns how many pages of 100 members have; consecutive pages share a row. */
  static long pages(int members) {
    return IntStream.range(0, members)
        .mapToLong(i -> 1 + Math.max(0, size("m" + i) - 1) / 99)
        .sum();
  }

  static boolean isRefused(String member) {
    return number(member) % 100 == 13;
  }

  static String key(String member, int row) {
    return member + "-" + row;
  }

  /** Tells whether a row is there all the time. */
  static boolean stays(int row) {
    return row % 7 != 3;
  }

  private static boolean stays(String key) {
    String row = key.substring(key.indexOf('-') + 1);
    return !row.startsWith("new") && stays(Integer.parseInt(row));
  }

  /** Returns the keys of the rows that are there all the time. */
  static List<String> staying(String member) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < size(member); i++) {
      if (stays(i)) {
        keys.add(key(member, i));
      }
    }
    return keys;
  }

  synchronized String page(int start, int limit, boolean routes) {
    if (changes) {
      change();
    }
    pages++;
    StringBuilder out = new StringBuilder(limit * 200);
    out.append("{\"result\":{\"status\":1,\"output\":{\"count\":\"").append(rows.size());
    out.append(routes ? "\",\"routes\":[" : "\",\"workouts\":[");
    for (int i = start; i < Math.min(rows.size(), start + limit); i++) {
      out.append(i == start ? "" : ",");
      out.append(routes ? route(rows.get(i)) : workout(rows.get(i)));
    }
    return out.append("]},\"errors\":[]}}").toString();
  }

  /** Adds rows in front of others, and removes some: at once from one member in ten. */
  private void change() {
    int turn = number(member) + pages;
    if (turn % 3 == 0) {
      rows.add(0, member + "-new" + pages);
    }
    if (pages == 1 && number(member) % 10 == 7) {
      rows.removeIf(key -> !stays(key));
    } else if (turn % 4 == 1) {
      rows.stream()
          .filter(key -> !key.contains("new") && !stays(key))
          .findFirst()
          .ifPresent(rows::remove);
    }
  }

  private static String workout(String key) {
    int hash = Math.floorMod(key.hashCode(), 720);
    String date = hash == 0 ? "" : LocalDate.of(2012, 1, 1).plusDays(hash).toString();
    return "{\"workout_id\":\"222399046\",\"workout_key\":\""
        + key
        + "\",\"workout_date\":\""
        + date
        + "\",\"workout_type_name\":\"Regular Run\",\"route_id\":null,\"distance\":\"1.50\","
        + "\"time_taken\":\"600\",\"notes\":\"caf\\u00e9\",\"not_in_the_spec\":{\"a\":[1,2.0]}}";
  }

  private static String route(String key) {
    return "{\"route_key\":\"" + key + "\",\"total_distance\":3.10}";
  }

  static String user(String member) {
    return "{\"result\":{\"status\":1,\"output\":{\"user\":{\"user_id\":\""
        + number(member)
        + "\"}},\"errors\":[]}}";
  }
}
