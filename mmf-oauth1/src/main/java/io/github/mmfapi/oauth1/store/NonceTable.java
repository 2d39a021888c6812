package io.github.mmfapi.oauth1.store;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The table of a {@link JdbcNonceStore}, with one transaction for each statement. A row is the use
 * of a nonce in a second, or says that the uses of a second were dropped. The latter have the
 * negative number {@code -1 - second}, so that they are apart from the uses.
 */
final class NonceTable {

  private static final String DROPPED = "dropped";

  private final Database database;
  private final String table;

  NonceTable(DataSource dataSource, String table) {
    this.database =
        Database.ofItsOwn(
            dataSource, table, "Another program created it: choose another name for the table");
    this.table = table;
  }

  /** Returns the statement that creates the table unless it exists. */
  String ddl() {
    return String.format(
        Locale.ROOT,
        """
        CREATE TABLE IF NOT EXISTS %s (
          request_time BIGINT NOT NULL,
          nonce_digest VARCHAR(64) NOT NULL,
          PRIMARY KEY (request_time, nonce_digest)
        )""",
        table);
  }

  /** Creates the table unless it exists, and checks its columns. */
  void create() {
    database.run("create", connection -> Statements.execute(connection, ddl()));
    isDropped(0);
  }

  /** Returns false if the use of the nonce is in the table already. */
  boolean insert(long second, String digest) {
    String sql = "INSERT INTO " + table + " (request_time, nonce_digest) VALUES (?, ?)";
    return database.runUnlessDuplicate(
        "write", connection -> Statements.execute(connection, sql, second, digest));
  }

  /** Returns whether the use of a nonce is in the table. */
  boolean contains(long second, String digest) {
    String sql = "SELECT 1 FROM " + table + " WHERE request_time = ? AND nonce_digest = ?";
    return !database
        .run(
            "read",
            connection -> Statements.rows(connection, sql, row -> row.getInt(1), second, digest))
        .isEmpty();
  }

  /** Returns whether uses of nonces in a second were dropped. */
  boolean isDropped(long second) {
    return contains(-1 - second, DROPPED);
  }

  /** Returns the first seconds before a second that have uses. */
  List<Long> secondsBefore(long second, int limit) {
    return seconds("request_time >= 0 AND request_time < ?", second, limit);
  }

  /** Returns the first seconds after a second that have uses. */
  List<Long> secondsAfter(long second, int limit) {
    return seconds("request_time > ?", second, limit);
  }

  private List<Long> seconds(String condition, long second, int limit) {
    String sql =
        "SELECT DISTINCT request_time FROM "
            + table
            + " WHERE "
            + condition
            + " ORDER BY request_time LIMIT "
            + limit;
    return database.run(
        "list", connection -> Statements.rows(connection, sql, row -> row.getLong(1), second));
  }

  /**
   * Drops the uses of some seconds. What says so is committed first, so that no instance accepts a
   * request of these seconds from then on.
   *
   * @param seconds the seconds, ascending
   */
  void drop(List<Long> seconds) {
    if (!seconds.isEmpty() && markDropped(seconds)) {
      String sql = "DELETE FROM " + table + " WHERE request_time = ?";
      database.run("delete", connection -> Statements.executeEach(connection, sql, seconds));
    }
  }

  /** Returns false if another instance marks some of them at the same time: it deletes them. */
  private boolean markDropped(List<Long> seconds) {
    String known =
        "SELECT request_time FROM "
            + table
            + " WHERE request_time >= ? AND request_time <= ? AND nonce_digest = ?";
    String insert =
        "INSERT INTO " + table + " (request_time, nonce_digest) VALUES (?, '" + DROPPED + "')";
    return database.runUnlessDuplicate(
        "write",
        connection -> {
          Set<Long> marks = new TreeSet<>();
          seconds.forEach(second -> marks.add(-1 - second));
          marks.removeAll(
              Statements.rows(
                  connection,
                  known,
                  row -> row.getLong(1),
                  -1 - seconds.get(seconds.size() - 1),
                  -1 - seconds.get(0),
                  DROPPED));
          return Statements.executeEach(connection, insert, marks);
        });
  }

  /** Forgets which seconds before a second were dropped. */
  void forgetDroppedBefore(long second) {
    String sql = "DELETE FROM " + table + " WHERE request_time < 0 AND request_time > ?";
    database.run("delete", connection -> Statements.execute(connection, sql, -1 - second));
  }

  /** Returns the number of uses of nonces. */
  long count() {
    String sql = "SELECT COUNT(*) FROM " + table + " WHERE request_time >= 0";
    return database
        .run("read", connection -> Statements.rows(connection, sql, row -> row.getLong(1)))
        .get(0);
  }
}
