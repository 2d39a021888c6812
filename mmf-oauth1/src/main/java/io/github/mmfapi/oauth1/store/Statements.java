package io.github.mmfapi.oauth1.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Statements with texts and numbers as parameters. */
final class Statements {

  private Statements() {}

  /** Reads a row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Runs a statement, and returns the number of rows that it changed. */
  static int execute(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    }
  }

  /** Runs a statement for each of some numbers, and returns how many they are. */
  static int executeEach(Connection connection, String sql, Collection<Long> numbers)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (long number : numbers) {
        statement.setLong(1, number);
        statement.addBatch();
      }
      return numbers.isEmpty() ? 0 : statement.executeBatch().length;
    }
  }

  /** Returns all rows of a query. */
  static <T> List<T> rows(Connection connection, String sql, Row<T> row, Object... values)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      set(select, values);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(row.of(found));
        }
      }
    }
    return rows;
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Long number) {
        statement.setLong(i + 1, number);
      } else {
        statement.setString(i + 1, (String) values[i]);
      }
    }
  }
}
