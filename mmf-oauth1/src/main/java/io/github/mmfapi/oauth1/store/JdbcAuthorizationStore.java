package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import io.github.mmfapi.oauth1.internal.UnixTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pending authorizations in a table of a relational database, so that the instance to which
 * the user's browser returns need not be the one that sent it away. The SQL is tested with H2,
 * MariaDB and PostgreSQL.
 *
 * <p>The key of an authorization is the user's session on the side of the server, or the user, if
 * they are logged in: 1 to 255 characters, not blank, without control characters; case-sensitive.
 * Only its SHA-256 digest is stored, because anyone who knows the ID of a session can act as its
 * user. An authorization that was encrypted with a {@link SecretCipher} is bound to its key, so
 * that a row copied to another session cannot be read.
 *
 * <p>Each method takes its own connection and commits what it did, or takes part in the transaction
 * of the caller, as {@link JdbcTokenStore} does.
 */
public final class JdbcAuthorizationStore {

  /** The default name of the table: {@value}. */
  public static final String DEFAULT_TABLE = "oauth1_authorization";

  /** The time between two deletions of what nobody completed, in seconds. */
  private static final long PAUSE = 60;

  private static final long NEVER = Long.MIN_VALUE / 2;

  private final AuthorizationTable rows;
  private final StoredSecret secrets;
  private final Clock clock;
  private final long lifetimeSeconds;
  private final String table;
  private final AtomicLong lastDeletion = new AtomicLong(NEVER);

  private JdbcAuthorizationStore(Builder builder, DataSource dataSource) {
    this.rows = new AuthorizationTable(dataSource, builder.table);
    this.secrets = new StoredSecret(builder.cipher);
    this.clock = builder.clock;
    this.lifetimeSeconds = builder.lifetime.toSeconds();
    this.table = builder.table;
  }

  /**
   * Creates a builder; only the data source has no default.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
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
   * Stores an authorization; replaces an earlier one of the same key. At most once a minute it also
   * deletes those that nobody completed during their lifetime.
   *
   * @param key the session or user
   * @param pending the authorization
   * @throws IllegalArgumentException if the key has another form, or if the stored form of the
   *     authorization has more than 8,000 characters
   * @throws TokenStoreException if the database fails
   */
  public void put(String key, PendingAuthorization pending) {
    String digest = UserKeys.digest(key);
    String stored = secrets.protect(pending.encode(), context(key));
    if (stored.length() > AuthorizationTable.LONGEST) {
      throw new IllegalArgumentException(
          "The stored form of the pending authorization has "
              + stored.length()
              + " characters; the table holds "
              + AuthorizationTable.LONGEST);
    }
    deleteExpired();
    for (int race = 0; race < Database.MOST_RACES; race++) {
      // One transaction each: MariaDB's locks of a deletion without rows would block other inserts.
      rows.delete(digest);
      if (rows.insert(digest, pending.createdAt().getEpochSecond(), stored)) {
        return;
      }
    }
    throw new TokenStoreException(
        "Other writers stored an authorization of the same key in table "
            + table
            + " "
            + Database.MOST_RACES
            + " times at the same time; try again");
  }

  /**
   * Removes an authorization and returns it. If several callers take the same one, in whichever
   * instances, only one gets it.
   *
   * @param key the session or user
   * @return the authorization; empty if there is none, or if its lifetime is over
   * @throws IllegalArgumentException if the key has another form
   * @throws TokenStoreException if the database fails, or if the authorization is encrypted and
   *     this store has no key, or the reverse
   * @throws SecretDecryptionException if it was encrypted with an unknown key or for another
   *     session, or was altered
   */
  public Optional<PendingAuthorization> take(String key) {
    String digest = UserKeys.digest(key);
    Optional<String> found = rows.find(digest);
    if (found.isEmpty() || !rows.delete(digest, found.get())) {
      return Optional.empty();
    }
    PendingAuthorization pending =
        PendingAuthorization.decode(
            secrets.reveal(found.get(), context(key), "The pending authorization"));
    return pending.createdAt().getEpochSecond() < oldest()
        ? Optional.empty()
        : Optional.of(pending);
  }

  private void deleteExpired() {
    long now = UnixTime.seconds(clock);
    long last = lastDeletion.get();
    // The clock may have been set back.
    if (Math.abs(now - last) >= PAUSE && lastDeletion.compareAndSet(last, now)) {
      rows.deleteCreatedBefore(oldest());
    }
  }

  private long oldest() {
    return UnixTime.seconds(clock) - lifetimeSeconds;
  }

  private static String context(String key) {
    return Parameters.render(List.of(new Parameter("pending_authorization", key)));
  }

  /** Returns the name of the table. */
  @Override
  public String toString() {
    return "JdbcAuthorizationStore[" + table + "]";
  }

  /** Builds a store. */
  public static final class Builder {

    private @Nullable DataSource dataSource;
    private @Nullable SecretCipher cipher;
    private String table = DEFAULT_TABLE;
    private Clock clock = Clock.systemUTC();
    private Duration lifetime = Duration.ofHours(1);

    private Builder() {}

    /**
     * Sets the source of connections. Required.
     *
     * @param dataSource the source, preferably a pool
     * @return this builder
     */
    public Builder dataSource(DataSource dataSource) {
      this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
      return this;
    }

    /**
     * Sets the cipher of the authorizations, which hold the temporary secret.
     *
     * @param cipher the cipher; default none, so that they are stored unencrypted
     * @return this builder
     */
    public Builder cipher(SecretCipher cipher) {
      this.cipher = Objects.requireNonNull(cipher, "cipher");
      return this;
    }

    /**
     * Sets the name of the table.
     *
     * @param table the name, {@code name} or {@code schema.name}, each of 1 to 63 letters without
     *     accents, digits and underscores and not beginning with a digit; not quoted, so the
     *     database folds its case; default {@value JdbcAuthorizationStore#DEFAULT_TABLE}
     * @return this builder
     * @throws IllegalArgumentException if the name has another form
     */
    public Builder table(String table) {
      TableName.check(table);
      this.table = table;
      return this;
    }

    /**
     * Sets the clock that {@link PendingAuthorization#createdAt()} is compared with.
     *
     * @param clock the clock; default the system's
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets how long an authorization can be completed after it was created.
     *
     * @param lifetime the time, in whole seconds, more than 0; default 1 hour
     * @return this builder
     * @throws IllegalArgumentException if it is less than a second
     */
    public Builder lifetime(Duration lifetime) {
      if (lifetime.toSeconds() < 1) {
        throw new IllegalArgumentException(
            "The lifetime of an authorization must be at least a second: " + lifetime);
      }
      this.lifetime = lifetime;
      return this;
    }

    /**
     * Builds the store.
     *
     * @return the store
     * @throws IllegalStateException if the data source is missing
     */
    public JdbcAuthorizationStore build() {
      if (dataSource == null) {
        throw new IllegalStateException("Set dataSource before building the authorization store");
      }
      return new JdbcAuthorizationStore(this, dataSource);
    }
  }
}
