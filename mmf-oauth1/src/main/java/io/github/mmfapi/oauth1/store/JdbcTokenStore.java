package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.TokenCredentials;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps token credentials in a table of a relational database. The SQL is tested with H2 and
 * PostgreSQL; others are likely to understand it. {@link #ddl()} describes the table, {@link
 * #createTable()} creates it.
 *
 * <p>Each method takes its own connection from the data source, preferably a pool, and ends the
 * transaction on it. A data source that returns the connection of the caller's transaction is not
 * suitable.
 */
public final class JdbcTokenStore implements TokenStore {

  /** The default name of the table: {@value}. */
  public static final String DEFAULT_TABLE = "oauth1_token";

  static final int LONGEST_TOKEN = 1_000;
  static final int LONGEST_SECRET = 4_000;

  /** PostgreSQL cuts longer names, so that two names could become one. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  /** The number of attempts to insert a new user against other writers. */
  private static final int MOST_RACES = 10;

  private final Database database;
  private final String table;
  private final StoredSecret secrets;

  private JdbcTokenStore(DataSource dataSource, String table, @Nullable SecretCipher cipher) {
    this.database = new Database(dataSource, table);
    this.table = table;
    this.secrets = new StoredSecret(cipher);
  }

  /**
   * Creates a store with unencrypted secrets, in the table {@value #DEFAULT_TABLE}.
   *
   * @param dataSource the source of connections
   * @return the store
   */
  public static JdbcTokenStore of(DataSource dataSource) {
    return of(dataSource, DEFAULT_TABLE, null);
  }

  /**
   * Creates a store.
   *
   * @param dataSource the source of connections
   * @param table the table's name, {@code name} or {@code schema.name}, each of 1 to 63 letters
   *     without accents, digits and underscores and not beginning with a digit; not quoted, so the
   *     database folds its case
   * @param cipher encrypts the token secrets; user keys and token identifiers stay readable; null
   *     to leave the secrets unencrypted
   * @return the store
   * @throws IllegalArgumentException if the name of the table has another form
   */
  public static JdbcTokenStore of(
      DataSource dataSource, String table, @Nullable SecretCipher cipher) {
    String[] names = table.split("\\.", -1);
    if (names.length > 2) {
      throw badName(table);
    }
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw badName(table);
      }
    }
    return new JdbcTokenStore(Objects.requireNonNull(dataSource, "dataSource"), table, cipher);
  }

  /**
   * Returns the statement that creates the table, for use with schema migration tools.
   *
   * @return one SQL statement without a semicolon; it does nothing if the table exists
   */
  public String ddl() {
    return String.format(
        Locale.ROOT,
        """
        CREATE TABLE IF NOT EXISTS %s (
          user_key VARCHAR(%d) NOT NULL PRIMARY KEY,
          token VARCHAR(%d) NOT NULL,
          secret VARCHAR(%d) NOT NULL
        )""",
        table,
        UserKeys.LONGEST,
        LONGEST_TOKEN,
        LONGEST_SECRET);
  }

  /**
   * Creates the table unless it exists.
   *
   * @throws TokenStoreException if the database refuses
   */
  public void createTable() {
    database.run("create", connection -> execute(connection, ddl()));
  }

  @Override
  public Optional<TokenCredentials> find(String userKey) {
    UserKeys.check(userKey);
    String sql = "SELECT token, secret FROM " + table + " WHERE user_key = ?";
    Optional<TokenRecord> stored =
        database.run(
            "read",
            connection -> {
              try (PreparedStatement select = prepare(connection, sql, userKey);
                  ResultSet rows = select.executeQuery()) {
                return rows.next()
                    ? Optional.of(new TokenRecord(userKey, rows.getString(1), rows.getString(2)))
                    : Optional.empty();
              }
            });
    return stored.map(found -> secrets.read(userKey, found.token(), found.secret()));
  }

  @Override
  public void put(String userKey, TokenCredentials token) {
    UserKeys.check(userKey);
    String secret = secrets.write(userKey, token);
    checkLength("token identifier", token.token(), LONGEST_TOKEN);
    checkLength("stored form of the token secret", secret, LONGEST_SECRET);
    TokenRecord stored = new TokenRecord(userKey, token.token(), secret);
    for (int race = 0; race < MOST_RACES; race++) {
      if (database.runUnlessDuplicate("write", connection -> upsert(connection, stored))) {
        return;
      }
    }
    throw new TokenStoreException(
        "Other writers stored and removed the token of user '"
            + userKey
            + "' in table "
            + table
            + " "
            + MOST_RACES
            + " times at the same time; try again");
  }

  @Override
  public boolean remove(String userKey) {
    UserKeys.check(userKey);
    String sql = "DELETE FROM " + table + " WHERE user_key = ?";
    return database.run("delete", connection -> execute(connection, sql, userKey)) > 0;
  }

  @Override
  public SortedSet<String> userKeys() {
    SortedSet<String> keys = new TreeSet<>();
    database.run(
        "list",
        connection -> {
          try (PreparedStatement select = prepare(connection, "SELECT user_key FROM " + table);
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              keys.add(rows.getString(1));
            }
            return keys;
          }
        });
    return Collections.unmodifiableSortedSet(keys);
  }

  /**
   * Updates, or inserts if there is nothing to update. One of the two databases lacks MERGE or ON
   * CONFLICT, or runs them with races.
   */
  private int upsert(Connection connection, TokenRecord stored) throws SQLException {
    int updated =
        execute(
            connection,
            "UPDATE " + table + " SET token = ?, secret = ? WHERE user_key = ?",
            stored.token(),
            stored.secret(),
            stored.userKey());
    return updated > 0
        ? updated
        : execute(
            connection,
            "INSERT INTO " + table + " (token, secret, user_key) VALUES (?, ?, ?)",
            stored.token(),
            stored.secret(),
            stored.userKey());
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

  private static void checkLength(String what, String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalArgumentException(
          "The " + what + " has " + text.length() + " characters; the table holds " + longest);
    }
  }

  private static IllegalArgumentException badName(String table) {
    return new IllegalArgumentException(
        "The name of the table must be name or schema.name, of letters, digits and"
            + " underscores, not: "
            + table);
  }

  /** Returns the name of the table. */
  @Override
  public String toString() {
    return "JdbcTokenStore[" + table + "]";
  }
}
