package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.PercentEncoding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of a {@link JdbcTokenStore}, with one transaction for each statement. */
final class TokenTable {

  static final int LONGEST_TOKEN = 1_000;
  static final int LONGEST_SECRET = 4_000;

  /** The most characters of a percent-encoded user key: three bytes for each of its own. */
  private static final int LONGEST_ENCODED_KEY = 9 * UserKeys.LONGEST;

  private static final String ROW = "SELECT user_key, token, secret FROM ";

  private final Database database;
  private final String table;

  TokenTable(DataSource dataSource, String table) {
    this.database = new Database(dataSource, table);
    this.table = table;
  }

  /** Returns the statement that creates the table unless it exists. */
  String ddl() {
    return String.format(
        Locale.ROOT,
        """
        CREATE TABLE IF NOT EXISTS %s (
          key_digest VARCHAR(64) NOT NULL PRIMARY KEY,
          user_key VARCHAR(%d) NOT NULL,
          token VARCHAR(%d) NOT NULL,
          secret VARCHAR(%d) NOT NULL
        )""",
        table,
        LONGEST_ENCODED_KEY,
        LONGEST_TOKEN,
        LONGEST_SECRET);
  }

  /** Creates the table unless it exists, and checks its columns. */
  void create() {
    database.run("create", connection -> execute(connection, ddl()));
    String sql = ROW + table + " WHERE key_digest IS NULL";
    database.run("read", connection -> rows(connection, sql));
  }

  /** Returns the record of a user. */
  Optional<TokenRecord> find(String userKey) {
    String digest = UserKeys.digest(userKey);
    List<TokenRecord> rows =
        database.run(
            "read", connection -> rows(connection, ROW + table + " WHERE key_digest = ?", digest));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    TokenRecord found = decoded(rows.get(0));
    if (!found.userKey().equals(userKey)) {
      throw damaged("the user key '" + found.userKey() + "' under the digest of '" + userKey + "'");
    }
    return Optional.of(found);
  }

  int update(TokenRecord record) {
    String sql = "UPDATE " + table + " SET token = ?, secret = ? WHERE key_digest = ?";
    return database.run(
        "write",
        connection ->
            execute(
                connection,
                sql,
                record.token(),
                record.secret(),
                UserKeys.digest(record.userKey())));
  }

  /** Returns false if another writer was faster. */
  boolean insert(TokenRecord record) {
    String sql =
        "INSERT INTO " + table + " (key_digest, user_key, token, secret) VALUES (?, ?, ?, ?)";
    return database.runUnlessDuplicate(
        "write",
        connection ->
            execute(
                connection,
                sql,
                UserKeys.digest(record.userKey()),
                PercentEncoding.encode(record.userKey()),
                record.token(),
                record.secret()));
  }

  private TokenRecord decoded(TokenRecord row) {
    return new TokenRecord(decoded(row.userKey()), row.token(), row.secret());
  }

  private String decoded(String userKey) {
    try {
      return PercentEncoding.decode(userKey);
    } catch (IllegalArgumentException e) {
      throw damaged("a user key that is not percent-encoded");
    }
  }

  private TokenStoreException damaged(String what) {
    return new TokenStoreException(
        "Table "
            + table
            + " has a row that this store did not write, with "
            + what
            + ": delete it and have the user authorize the application again");
  }

  private static List<TokenRecord> rows(Connection connection, String sql, String... values)
      throws SQLException {
    List<TokenRecord> rows = new ArrayList<>();
    try (PreparedStatement select = prepare(connection, sql, values);
        ResultSet found = select.executeQuery()) {
      while (found.next()) {
        rows.add(new TokenRecord(found.getString(1), found.getString(2), found.getString(3)));
      }
    }
    return rows;
  }

  private static int execute(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, String... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
    return statement;
  }

  boolean remove(String userKey) {
    String digest = UserKeys.digest(userKey);
    String sql = "DELETE FROM " + table + " WHERE key_digest = ?";
    return database.run("delete", connection -> execute(connection, sql, digest)) > 0;
  }

  /** Returns the records of all users. */
  List<TokenRecord> all() {
    return database.run("list", connection -> rows(connection, ROW + table)).stream()
        .map(this::decoded)
        .toList();
  }

  /** Returns the user keys of the next rows by digest; all digests follow the empty text. */
  List<String> userKeysAfter(String digest, int limit) {
    String sql =
        "SELECT user_key FROM "
            + table
            + " WHERE key_digest > ? ORDER BY key_digest LIMIT "
            + limit;
    return database.run(
        "list",
        connection -> {
          List<String> keys = new ArrayList<>();
          try (PreparedStatement select = prepare(connection, sql, digest);
              ResultSet found = select.executeQuery()) {
            while (found.next()) {
              keys.add(decoded(found.getString(1)));
            }
          }
          return List.copyOf(keys);
        });
  }

  /** Returns the rows of this table, if an earlier version created it: keys are not encoded. */
  List<TokenRecord> allOfEarlierVersion() {
    return database.run("read", connection -> rows(connection, ROW + table));
  }
}
