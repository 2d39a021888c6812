package io.github.mmfapi.oauth1.store;

import java.util.regex.Pattern;

/** Checks the names of tables, because they become part of statements. */
final class TableName {

  /** PostgreSQL cuts longer names, so that two names could become one. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private TableName() {}

  /**
   * Checks a name, {@code name} or {@code schema.name}.
   *
   * @throws IllegalArgumentException if it has another form
   */
  static void check(String table) {
    String[] names = table.split("\\.", -1);
    if (names.length > 2) {
      throw badName(table);
    }
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw badName(table);
      }
    }
  }

  private static IllegalArgumentException badName(String table) {
    return new IllegalArgumentException(
        "The name of the table must be name or schema.name, of letters, digits and"
            + " underscores, not: "
            + table);
  }
}
