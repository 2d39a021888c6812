package io.github.mmfapi.oauth1.store;

import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of a {@link JdbcAuthorizationStore}, with one transaction for each statement. */
final class AuthorizationTable {

  static final int LONGEST = 8_000;

  private final Database database;
  private final String table;

  AuthorizationTable(DataSource dataSource, String table) {
    this.database =
        Database.joiningCallers(
            dataSource, table, "Another program created it: choose another name for the table");
    this.table = table;
  }

  /** Returns the statement that creates the table unless it exists. */
  String ddl() {
    return String.format(
        Locale.ROOT,
        """
        CREATE TABLE IF NOT EXISTS %s (
          key_digest VARCHAR(64) NOT NULL PRIMARY KEY,
          created_at BIGINT NOT NULL,
          pending VARCHAR(%d) NOT NULL
        )""",
        table,
        LONGEST);
  }

  /** Creates the table unless it exists, and checks its columns. */
  void create() {
    database.run("create", connection -> Statements.execute(connection, ddl()));
    String sql = "SELECT created_at, pending FROM " + table + " WHERE key_digest IS NULL";
    database.run("read", connection -> Statements.rows(connection, sql, row -> row.getLong(1)));
  }

  /** Returns what is stored under a digest. */
  Optional<String> find(String digest) {
    String sql = "SELECT pending FROM " + table + " WHERE key_digest = ?";
    return database
        .run(
            "read", connection -> Statements.rows(connection, sql, row -> row.getString(1), digest))
        .stream()
        .findFirst();
  }

  /** Deletes a row if it is still the one that was found; returns whether it was. */
  boolean delete(String digest, String found) {
    String sql = "DELETE FROM " + table + " WHERE key_digest = ? AND pending = ?";
    return database.run("delete", connection -> Statements.execute(connection, sql, digest, found))
        > 0;
  }

  /** Deletes the row of a digest. */
  boolean delete(String digest) {
    String sql = "DELETE FROM " + table + " WHERE key_digest = ?";
    return database.run("delete", connection -> Statements.execute(connection, sql, digest)) > 0;
  }

  /** Deletes the rows that were created before a time. */
  void deleteCreatedBefore(long second) {
    String sql = "DELETE FROM " + table + " WHERE created_at < ?";
    database.run("delete", connection -> Statements.execute(connection, sql, second));
  }

  /** Returns false if another writer was faster. */
  boolean insert(String digest, long createdAt, String pending) {
    String sql = "INSERT INTO " + table + " (key_digest, created_at, pending) VALUES (?, ?, ?)";
    return database.runUnlessDuplicate(
        "write", connection -> Statements.execute(connection, sql, digest, createdAt, pending));
  }
}
