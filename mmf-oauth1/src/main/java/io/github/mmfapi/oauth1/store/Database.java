package io.github.mmfapi.oauth1.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Runs work in its own transaction, or in that of the caller if the data source returns its
 * connection, and converts failures into {@link TokenStoreException}s.
 */
final class Database {

  /** The SQLState class of violated constraints; the only constraint is the primary key. */
  private static final String CONSTRAINT_VIOLATION = "23";

  /** The SQLState class of transactions that the database ended in favour of others. */
  private static final String ROLLED_BACK = "40";

  /** The SQLState of a lock that another transaction held too long, in H2. */
  private static final String LOCKED = "HYT00";

  /** The SQLStates of a missing column: H2 and MariaDB, PostgreSQL. */
  private static final Set<String> NO_COLUMN = Set.of("42S22", "42703");

  /** The number of attempts to complete a transaction against other writers. */
  static final int MOST_RACES = 10;

  private final Connections connections;
  private final String table;
  private final String columnsAdvice;
  private final boolean joinsCaller;

  private Database(DataSource dataSource, String table, String columnsAdvice, boolean joinsCaller) {
    this.connections = new Connections(dataSource, table);
    this.table = table;
    this.columnsAdvice = columnsAdvice;
    this.joinsCaller = joinsCaller;
  }

  /**
   * Returns the database of a table whose changes take part in transactions of the caller.
   *
   * @param columnsAdvice what to do if the table lacks columns; begins with a capital
   */
  static Database joiningCallers(DataSource dataSource, String table, String columnsAdvice) {
    return new Database(dataSource, table, columnsAdvice, true);
  }

  /**
   * Returns the database of a table whose changes must outlive a rolled back transaction of the
   * caller; a data source in such a transaction is refused.
   *
   * @param columnsAdvice what to do if the table lacks columns; begins with a capital
   */
  static Database ofItsOwn(DataSource dataSource, String table, String columnsAdvice) {
    return new Database(dataSource, table, columnsAdvice, false);
  }

  /** Work on one connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Runs work and commits it, unless the caller will.
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
   * Runs work and commits it, unless the caller will; returns false if the key already exists.
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
        if (race == MOST_RACES
            || !(isRolledBack(e) || state(e).equals(LOCKED))
            || e instanceof CallersTransactionLostException) {
          throw e;
        }
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = connections.open()) {
      if (!connections.isOfCaller(connection)) {
        return inOwnTransaction(connection, work);
      }
      if (!joinsCaller) {
        throw new TokenStoreException(
            "The connection to table "
                + table
                + " is in a transaction of the caller, and what is stored there must stay even if"
                + " that is rolled back: give this store a data source that takes no part in"
                + " transactions");
      }
      return inTransactionOfCaller(connection, work);
    }
  }

  private static <T> T inOwnTransaction(Connection connection, Work<T> work) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      undo(connection::rollback, e);
      throw e;
    } finally {
      // A pool passes the connection on.
      connection.setAutoCommit(autoCommit);
    }
  }

  /** The caller commits. A failure undoes this work only, so that the transaction stays usable. */
  private static <T> T inTransactionOfCaller(Connection connection, Work<T> work)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      T result = work.on(connection);
      connection.releaseSavepoint(before);
      return result;
    } catch (SQLException e) {
      if (isRolledBack(e)) {
        // The database has ended the whole transaction, which only the caller can repeat.
        throw new CallersTransactionLostException(e);
      }
      undo(() -> connection.rollback(before), e);
      throw e;
    } catch (RuntimeException | Error e) {
      undo(() -> connection.rollback(before), e);
      throw e;
    }
  }

  /** Reports that the database has rolled back the caller's transaction. */
  private static final class CallersTransactionLostException extends SQLException {
    private static final long serialVersionUID = 1L;

    CallersTransactionLostException(SQLException cause) {
      super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    }
  }

  /** Undoes work. */
  private interface Undo {
    void run() throws SQLException;
  }

  private static void undo(Undo undo, Throwable reason) {
    try {
      undo.run();
    } catch (SQLException e) {
      // The first failure is reported.
      reason.addSuppressed(e);
    }
  }

  private static boolean isRolledBack(SQLException e) {
    return state(e).startsWith(ROLLED_BACK);
  }

  /** Omits the cause: messages of databases quote values, and a value may be the secret. */
  private TokenStoreException failed(String verb, SQLException e) {
    if (NO_COLUMN.contains(state(e))) {
      return new TokenStoreException(
          "Table "
              + table
              + " lacks columns of ddl() (SQLState "
              + state(e)
              + "). "
              + columnsAdvice);
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

  static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "unknown" : state;
  }
}
