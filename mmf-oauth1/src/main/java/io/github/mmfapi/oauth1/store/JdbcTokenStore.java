package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps token credentials in a table of a relational database. The SQL is tested with H2, MariaDB
 * and PostgreSQL; others are likely to understand it. {@link #ddl()} describes the table, {@link
 * #createTable()} creates it.
 *
 * <p>The primary key is the SHA-256 digest of the user key, because databases do not agree on which
 * texts are equal: with usual collations of MariaDB and MySQL, {@code anna}, {@code ANNA} and
 * {@code anna} with a trailing blank are. The user key itself is stored percent-encoded, so that
 * every character set can hold it, and is compared in Java.
 *
 * <p><b>Migration.</b> Earlier versions had the user key as the primary key and no column {@code
 * key_digest}; every method refuses such a table with a {@link TokenStoreException}. Rename the
 * table, call {@link #createTable()} and {@link #copyFrom}, and drop the old table. If it was in
 * MariaDB or MySQL, and two user keys can differ only in case, accents or trailing blanks, do not
 * copy it: one user's row may hold the token of another. Have the users authorize the application
 * again instead.
 *
 * <p>Each method takes its own connection from the data source, preferably a pool, and commits what
 * it did. If the data source returns the connection of the caller's transaction, as Spring's {@code
 * TransactionAwareDataSourceProxy} does, the method takes part in that transaction: it neither
 * commits nor ends it, and the caller does. A failed method undoes only its own work, back to a
 * savepoint.
 */
public final class JdbcTokenStore implements TokenStore {

  /** The default name of the table: {@value}. */
  public static final String DEFAULT_TABLE = "oauth1_token";

  private final DataSource dataSource;
  private final TokenTable rows;
  private final String table;
  private final StoredSecret secrets;

  private JdbcTokenStore(DataSource dataSource, String table, @Nullable SecretCipher cipher) {
    this.dataSource = dataSource;
    this.rows = new TokenTable(dataSource, table);
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
    TableName.check(table);
    return new JdbcTokenStore(Objects.requireNonNull(dataSource, "dataSource"), table, cipher);
  }

  /**
   * Returns the statement that creates the table, for use with schema migration tools.
   *
   * @return one SQL statement without a semicolon; it does nothing if the table exists
   */
  public String ddl() {
    return rows.ddl();
  }

  /**
   * Creates the table unless it exists.
   *
   * @throws TokenStoreException if the database refuses, or if the table exists and lacks columns
   *     of {@link #ddl()}
   */
  public void createTable() {
    rows.create();
  }

  /**
   * Copies the rows of a table that an earlier version created: one with the columns {@code
   * user_key}, {@code token} and {@code secret}. Users whom this store knows already are left out,
   * so it can be called again. Secrets are copied as they are stored, so that this store needs the
   * same key. See the documentation of this class for tables of MariaDB and MySQL.
   *
   * @param earlierTable the name of the earlier table, in the form that {@link #of} describes
   * @return the number of users who were copied
   * @throws IllegalArgumentException if the name of the table has another form
   * @throws TokenStoreException if the database refuses
   */
  public int copyFrom(String earlierTable) {
    TableName.check(earlierTable);
    int copied = 0;
    TokenTable source = new TokenTable(dataSource, earlierTable);
    for (TokenRecord earlier : source.allOfEarlierVersion()) {
      if (rows.find(earlier.userKey()).isEmpty() && rows.insert(earlier)) {
        copied++;
      }
    }
    return copied;
  }

  @Override
  public Optional<TokenCredentials> find(String userKey) {
    return rows.find(userKey).map(found -> secrets.read(userKey, found.token(), found.secret()));
  }

  @Override
  public void put(String userKey, TokenCredentials token) {
    UserKeys.check(userKey);
    String secret = secrets.write(userKey, token);
    checkLength("token identifier", token.token(), TokenTable.LONGEST_TOKEN);
    checkLength("stored form of the token secret", secret, TokenTable.LONGEST_SECRET);
    TokenRecord record = new TokenRecord(userKey, token.token(), secret);
    for (int race = 0; race < Database.MOST_RACES; race++) {
      // One transaction each: MariaDB's locks of an update without rows would block other inserts.
      if (rows.update(record) > 0 || rows.insert(record)) {
        return;
      }
      // Some drivers do not count a row that has these values already.
      if (rows.find(userKey).filter(record::equals).isPresent()) {
        return;
      }
    }
    throw new TokenStoreException(
        "Other writers stored and removed the token of user '"
            + userKey
            + "' in table "
            + table
            + " "
            + Database.MOST_RACES
            + " times at the same time; try again");
  }

  @Override
  public boolean remove(String userKey) {
    return rows.remove(userKey);
  }

  @Override
  public SortedSet<String> userKeys() {
    SortedSet<String> keys = new TreeSet<>();
    rows.all().forEach(row -> keys.add(row.userKey()));
    return Collections.unmodifiableSortedSet(keys);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Each page is one statement that reads this page only, by the primary key. Its order is that
   * of the column {@code key_digest}.
   */
  @Override
  public List<String> userKeysAfter(@Nullable String after, int limit) {
    String start = UserKeys.startOfPage(after, limit);
    return rows.userKeysAfter(start.isEmpty() ? "" : UserKeys.digest(start), limit);
  }

  private static void checkLength(String what, String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalArgumentException(
          "The " + what + " has " + text.length() + " characters; the table holds " + longest);
    }
  }

  /** Returns the name of the table. */
  @Override
  public String toString() {
    return "JdbcTokenStore[" + table + "]";
  }
}
