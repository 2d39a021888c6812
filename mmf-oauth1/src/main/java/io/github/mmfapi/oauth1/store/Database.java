package io.github.mmfapi.oauth1.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** Runs work in its own transaction and converts failures into {@link TokenStoreException}s. */
final class Database {

  /** The SQLState class of violated constraints; the only constraint is the primary key. */
  private static final String CONSTRAINT_VIOLATION = "23";

  /** The SQLState class of transactions that the database ended in favour of others. */
  private static final String ROLLED_BACK = "40";

  /** The SQLStates of a missing column: H2 and MariaDB, PostgreSQL. */
  private static final Set<String> NO_COLUMN = Set.of("42S22", "42703");

  /** The number of attempts to complete a transaction against other writers. */
  static final int MOST_RACES = 10;

  private final DataSource dataSource;
  private final String table;

  Database(DataSource dataSource, String table) {
    this.dataSource = dataSource;
    this.table = table;
  }

  /** Work on one connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Runs work and commits it.
   *
   * @throws TokenStoreException if the database fails
   */
  <T> T run(String verb, Work<T> work) {
    try {
      return inTransaction(work);
    } catch (SQLException e) {
      throw failed(verb, e);
    }
  }

  /**
   * Runs work and commits it; returns false if the key already exists.
   *
   * @throws TokenStoreException if the database fails
   */
  boolean runUnlessDuplicate(String verb, Work<?> work) {
    try {
      inTransaction(work);
      return true;
    } catch (SQLException e) {
      if (state(e).startsWith(CONSTRAINT_VIOLATION)) {
        return false;
      }
      throw failed(verb, e);
    }
  }

  private <T> T inTransaction(Work<T> work) throws SQLException {
    for (int race = 1; ; race++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (race == MOST_RACES || !state(e).startsWith(ROLLED_BACK)) {
          throw e;
        }
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = connect()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      } finally {
        // A pool passes the connection on.
        connection.setAutoCommit(autoCommit);
      }
    }
  }

  private static void rollBack(Connection connection, Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The first failure is reported.
      reason.addSuppressed(e);
    }
  }

  private Connection connect() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new TokenStoreException(
          "No connection to the database of table "
              + table
              + "; check that it runs and accepts this user",
          e);
    }
  }

  /** Omits the cause: messages of databases quote values, and a value may be the secret. */
  private TokenStoreException failed(String verb, SQLException e) {
    if (NO_COLUMN.contains(state(e))) {
      return new TokenStoreException(
          "Table "
              + table
              + " lacks columns of ddl() (SQLState "
              + state(e)
              + "). If an earlier version created it, it has no key_digest: rename it, create the"
              + " table anew, and copy the rows with copyFrom(...), as the documentation of"
              + " JdbcTokenStore says");
    }
    return new TokenStoreException(
        "The database refused to "
            + verb
            + " table "
            + table
            + " (SQLState "
            + state(e)
            + ", code "
            + e.getErrorCode()
            + "). If the table is missing, create it with createTable() or from ddl();"
            + " otherwise check the log of the database");
  }

  private static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "unknown" : state;
  }
}
