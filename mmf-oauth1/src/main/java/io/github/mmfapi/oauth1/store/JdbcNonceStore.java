package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.internal.NonceDigest;
import io.github.mmfapi.oauth1.internal.UnixTime;
import io.github.mmfapi.oauth1.verify.NonceStore;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps nonces in a table of a relational database, which all instances of a server share: a
 * request that one has accepted is refused by the others. Whichever instance inserts the nonce
 * first accepts the request, so that two instances with the same request at the same time cannot
 * both accept it. The SQL is tested with H2, MariaDB and PostgreSQL.
 *
 * <p>A request takes two short transactions: an insert and a look-up by the primary key, which is
 * the timestamp with the SHA-256 digest of client, token and nonce. Nonces whose timestamps have
 * left the window are deleted by the thread of a request, every 10 seconds at most, those of 100
 * seconds at a time.
 *
 * <p>The number of nonces is bounded. A full store forgets nothing, because that would allow a
 * replay; it refuses further requests with {@link Reason#NONCE_STORE_FULL}. Each instance counts
 * the table every 10 seconds and its own insertions in between, so that the capacity can be
 * exceeded by what other instances insert in this time.
 *
 * <p>The clocks of the instances may differ, and may be set, in either direction, by less than a
 * day: no request is accepted twice. For this the table keeps for a day which seconds were deleted,
 * one row for each; further requests of these seconds are refused.
 *
 * <p>A nonce must stay registered even if the caller's transaction is rolled back. So a data source
 * that returns the connection of a transaction of the caller, as Spring's {@code
 * TransactionAwareDataSourceProxy} does, is refused with a {@link TokenStoreException} while the
 * caller is in a transaction.
 */
public final class JdbcNonceStore implements NonceStore {

  /** The default name of the table: {@value}. */
  public static final String DEFAULT_TABLE = "oauth1_nonce";

  private final NonceTable rows;
  private final NonceExpiry expiry;
  private final Clock clock;
  private final long windowSeconds;
  private final int capacity;
  private final String table;

  private JdbcNonceStore(Builder builder, DataSource dataSource) {
    this.rows = new NonceTable(dataSource, builder.table);
    this.clock = builder.clock;
    this.windowSeconds = builder.window.toSeconds();
    this.capacity = builder.capacity;
    this.expiry = new NonceExpiry(rows, windowSeconds, capacity);
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
   * {@inheritDoc}
   *
   * @throws TokenStoreException if the database fails; the request must not be accepted then
   */
  @Override
  public boolean register(String clientKey, @Nullable String token, long timestamp, String nonce) {
    long now = UnixTime.seconds(clock);
    if (timestamp < 0 || Math.abs(timestamp - now) > windowSeconds) {
      return false;
    }
    String digest = HexFormat.of().formatHex(NonceDigest.of(clientKey, token, nonce));
    expiry.runIfDue(now);
    if (expiry.isFull(now)) {
      return refuseIfNew(timestamp, digest);
    }
    if (!rows.insert(timestamp, digest)) {
      return false;
    }
    expiry.added();
    // After the insert is committed: if an earlier use was dropped before it, this says so.
    return !rows.isDropped(timestamp);
  }

  private boolean refuseIfNew(long timestamp, String digest) {
    if (rows.contains(timestamp, digest)) {
      return false;
    }
    throw new OAuth1RefusedException(
        Reason.NONCE_STORE_FULL,
        "Table "
            + table
            + " is full with "
            + capacity
            + " nonces; forgetting one would allow a replay. Try again later; the operator of the"
            + " server can raise the capacity or narrow the timestamp window");
  }

  /** Returns the name of the table. */
  @Override
  public String toString() {
    return "JdbcNonceStore[" + table + "]";
  }

  /** Builds a store. */
  public static final class Builder {

    private @Nullable DataSource dataSource;
    private String table = DEFAULT_TABLE;
    private Clock clock = Clock.systemUTC();
    private Duration window = Duration.ofMinutes(5);
    private int capacity = 1_000_000;

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
     * Sets the name of the table.
     *
     * @param table the name, {@code name} or {@code schema.name}, each of 1 to 63 letters without
     *     accents, digits and underscores and not beginning with a digit; not quoted, so the
     *     database folds its case; default {@value JdbcNonceStore#DEFAULT_TABLE}
     * @return this builder
     * @throws IllegalArgumentException if the name has another form
     */
    public Builder table(String table) {
      TableName.check(table);
      this.table = table;
      return this;
    }

    /**
     * Sets the clock that timestamps are compared with.
     *
     * @param clock the clock; default the system's
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets the largest difference of a timestamp from the current time, before or after.
     *
     * @param window the difference, in whole seconds; at least the window of the {@link
     *     io.github.mmfapi.oauth1.verify.OAuth1Verifier} that uses the store, and the same in all
     *     instances; default 5 minutes
     * @return this builder
     * @throws IllegalArgumentException if the window is negative
     */
    public Builder window(Duration window) {
      if (window.isNegative()) {
        throw new IllegalArgumentException("The timestamp window must not be negative: " + window);
      }
      this.window = window;
      return this;
    }

    /**
     * Sets the number of nonces to keep. For {@code r} requests a second, {@code r} times twice the
     * seconds of the window are enough.
     *
     * @param capacity the number, at least 1; default 1,000,000
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder capacity(int capacity) {
      if (capacity < 1) {
        throw new IllegalArgumentException(
            "The capacity of a nonce store must be at least 1: " + capacity);
      }
      this.capacity = capacity;
      return this;
    }

    /**
     * Builds the store.
     *
     * @return the store
     * @throws IllegalStateException if the data source is missing
     */
    public JdbcNonceStore build() {
      if (dataSource == null) {
        throw new IllegalStateException("Set dataSource before building the nonce store");
      }
      return new JdbcNonceStore(this, dataSource);
    }
  }
}
