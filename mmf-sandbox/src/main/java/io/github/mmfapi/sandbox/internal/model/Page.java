package io.github.mmfapi.sandbox.internal.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Lists of rows: {@code limit} rows from {@code start_record} on, with the total count. */
public final class Page {
  /** The page size that clients used; the default of 3.1 is not recorded. */
  static final int DEFAULT_LIMIT = 25;

  private Page() {}

  public static Response of(Call call, String name, List<ObjectNode> rows) {
    return of(call, name, rows, Integer.MAX_VALUE);
  }

  /** Returns a page of rows, changed as its reader may see them. */
  public static Response of(
      Call call, String name, List<ObjectNode> rows, UnaryOperator<ObjectNode> shown) {
    List<ObjectNode> page = page(call, rows, Integer.MAX_VALUE).stream().map(shown).toList();
    return listed(name, page, rows.size());
  }

  public static Response of(Call call, String name, List<ObjectNode> rows, int most) {
    return listed(name, page(call, rows, most), rows.size());
  }

  private static List<ObjectNode> page(Call call, List<ObjectNode> rows, int most) {
    int start = number(call, "start_record", 0);
    int limit = number(call, "limit", DEFAULT_LIMIT);
    if (limit > most) {
      throw new Refusal("limit must be at most " + most);
    }
    int from = Math.min(start, rows.size());
    int to = (int) Math.min((long) from + limit, rows.size());
    return rows.subList(from, to);
  }

  /** Returns all rows, for methods without paging. */
  public static Response all(String name, Collection<ObjectNode> rows) {
    return listed(name, rows, rows.size());
  }

  private static Response listed(String name, Collection<ObjectNode> rows, int count) {
    ArrayNode page = Json.array().addAll(rows);
    ObjectNode output = Json.object().put("count", Integer.toString(count));
    output.set(name, page);
    return Response.of(output);
  }

  /**
   * Returns rows sorted by {@code sort_by}, a comma-separated list of properties, each with {@code
   * asc} (default) or {@code desc}. Equal rows keep their order; without {@code sort_by} all do.
   *
   * @throws Refusal if {@code sort_by} names another property
   */
  public static List<ObjectNode> sorted(Call call, List<ObjectNode> rows, Set<String> properties) {
    String sortBy = call.text("sort_by");
    if (sortBy == null) {
      return rows;
    }
    Comparator<ObjectNode> order = Comparator.comparing(row -> 0);
    for (String part : sortBy.split(",", -1)) {
      String[] words = part.strip().split("\\s+", -1);
      String direction = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "asc";
      if (words.length > 2
          || !properties.contains(words[0])
          || !Set.of("asc", "desc").contains(direction)) {
        throw new Refusal("sort_by takes " + properties + ", each with asc or desc");
      }
      Comparator<ObjectNode> by = (a, b) -> compare(value(a, words[0]), value(b, words[0]));
      order = order.thenComparing(direction.equals("desc") ? by.reversed() : by);
    }
    List<ObjectNode> sorted = new ArrayList<>(rows);
    sorted.sort(order);
    return sorted;
  }

  private static String value(ObjectNode row, String property) {
    return row.path(property).asText();
  }

  private static int compare(String a, String b) {
    boolean isNumber = WireText.isDecimal(a);
    if (isNumber != WireText.isDecimal(b)) {
      // All numbers come first: compared as texts, "2" < "10" < "1a" < "2" would have no order.
      return isNumber ? -1 : 1;
    }
    return isNumber ? new BigDecimal(a).compareTo(new BigDecimal(b)) : a.compareToIgnoreCase(b);
  }

  private static int number(Call call, String name, int otherwise) {
    String text = call.text(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new Refusal(name + " must be a whole number, 0 or more");
    }
    return Integer.parseInt(text);
  }
}
