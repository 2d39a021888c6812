package io.github.mmfapi.oauth1.store;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;

/** Opens connections, and tells whose transaction they are in. */
final class Connections {
  /** The SQLState class of a user or password that is not accepted. */
  private static final String REFUSED = "28";

  /** The SQLState class of a database that cannot be reached. */
  private static final String UNREACHABLE = "08";

  private static final int LONGEST_CHAIN = 20;

  private final DataSource dataSource;
  private final String table;

  // Once two connections of a pool were seen that begin without auto-commit and are not the same.
  private volatile boolean beginsWithoutAutoCommit;

  Connections(DataSource dataSource, String table) {
    this.dataSource = dataSource;
    this.table = table;
  }

  /**
   * Opens a connection.
   *
   * @throws TokenStoreException if there is none; the message says why, as far as it is known
   */
  Connection open() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new TokenStoreException(
          "No connection to the database of table " + table + ": " + reason(e), e);
    }
  }

  /**
   * Tells whether a connection is in a transaction of the caller, who will commit it. This is so
   * with a data source that takes part in transactions, such as Spring's {@code
   * TransactionAwareDataSourceProxy}. The connection has no auto-commit then, but neither may that
   * of a pool have it; so a second one is opened, which is the same only in a transaction.
   */
  boolean isOfCaller(Connection connection) throws SQLException {
    // Spring's proxy hands out both kinds, so one that is not of the caller says nothing of others.
    boolean isProxy = Proxy.isProxyClass(connection.getClass());
    if (connection.getAutoCommit() || (beginsWithoutAutoCommit && !isProxy)) {
      return false;
    }
    try (Connection second = dataSource.getConnection()) {
      if (physical(connection) == physical(second)) {
        return true;
      }
    } catch (SQLException noSecond) {
      // In a transaction there is always a second one. Without, the pool may have just one.
      return false;
    }
    beginsWithoutAutoCommit = !isProxy;
    return false;
  }

  /** Returns what is behind the wrappers of a data source that takes part in transactions. */
  private static Connection physical(Connection connection) throws SQLException {
    return connection.getMetaData().getConnection();
  }

  private static String reason(SQLException e) {
    boolean refused = false;
    boolean unreachable = false;
    boolean late = false;
    Throwable at = e;
    for (int i = 0; at != null && i < LONGEST_CHAIN; i++) {
      if (at instanceof SQLException sql) {
        refused |= Database.state(sql).startsWith(REFUSED);
        unreachable |= Database.state(sql).startsWith(UNREACHABLE);
      }
      unreachable |= at instanceof java.net.ConnectException;
      late |= isLate(at);
      at = at.getCause();
    }
    if (refused) {
      return "it does not accept this user or password; check them";
    }
    if (unreachable) {
      return "it cannot be reached; check its address, and that it runs";
    }
    return late
        ? "none became free in time. All connections of the pool are in use, or the database does"
            + " not respond; enlarge the pool, or look for connections that are not closed"
        : "the data source failed; see the cause";
  }

  /** Pools that have no connection left wait and then throw one of these. */
  private static boolean isLate(Throwable failure) {
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLTimeoutException
        || failure instanceof java.util.NoSuchElementException
        || failure instanceof java.util.concurrent.TimeoutException
        || failure.getClass().getSimpleName().equals("PoolExhaustedException");
  }
}
