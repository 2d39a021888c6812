package io.github.mmfapi.flink;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds the settings of a source. They are part of the job graph, which Flink shows and stores, so
 * no secret is among them. Immutable.
 */
public final class SourceSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The base URL of the API. */
  private final URI baseUrl;

  /** Opens the store that lists the members. */
  private final TokenStoreFactory store;

  /** The rate limit of all readers together. */
  private final double callsPerSecond;

  /** The number of members that a reader reads at the same time. */
  private final int concurrency;

  /** The number of rows of a page. */
  private final int pageSize;

  /** The time between rounds; null for one round. */
  private final @Nullable Duration every;

  /** The time without a successful call after which the job fails. */
  private final Duration outageLimit;

  /** The number of members in a row that may be refused; 0 without a limit. */
  private final int refusalLimit;

  private SourceSettings(Builder builder) {
    this.baseUrl = Objects.requireNonNull(builder.baseUrl, "set the base URL");
    this.store = Objects.requireNonNull(builder.store, "set the store");
    this.callsPerSecond = builder.callsPerSecond;
    this.concurrency = builder.concurrency;
    this.pageSize = builder.pageSize;
    this.every = builder.every;
    this.outageLimit = builder.outageLimit;
    this.refusalLimit = builder.refusalLimit;
  }

  /**
   * Starts settings with the defaults that {@link Builder} states.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the base URL of the API} */
  public URI baseUrl() {
    return baseUrl;
  }

  /** {@return what opens the token store} */
  public TokenStoreFactory store() {
    return store;
  }

  /** {@return the most calls per second of all readers together; 0 without a limit} */
  public double callsPerSecond() {
    return callsPerSecond;
  }

  /** {@return how many members a reader reads at a time, with one call each} */
  public int concurrency() {
    return concurrency;
  }

  /** {@return the number of rows of a page} */
  public int pageSize() {
    return pageSize;
  }

  /** {@return the time from the start of a round to that of the next; null for one round only} */
  public @Nullable Duration every() {
    return every;
  }

  /** {@return how long no call may succeed before the job fails} */
  public Duration outageLimit() {
    return outageLimit;
  }

  /** {@return how many members in a row may be refused before the job fails; 0 without a limit} */
  public int refusalLimit() {
    return refusalLimit;
  }

  /** Collects settings. Base URL and store have no default. */
  public static final class Builder {
    private @Nullable URI baseUrl;
    private @Nullable TokenStoreFactory store;
    private double callsPerSecond;
    private int concurrency = 8;
    private int pageSize = 100;
    private @Nullable Duration every;
    private Duration outageLimit = Duration.ofMinutes(10);
    private int refusalLimit = 1_000;

    private Builder() {}

    /**
     * Sets the base URL of the API, version included. Required.
     *
     * @param url an absolute http or https URL without user name, query and fragment
     * @return this builder
     * @throws IllegalArgumentException if it is no such URL. The message does not repeat it,
     *     because it can have a password
     */
    public Builder baseUrl(String url) {
      URI parsed = parsed(url);
      boolean http =
          "http".equalsIgnoreCase(parsed.getScheme())
              || "https".equalsIgnoreCase(parsed.getScheme());
      if (!http
          || parsed.getHost() == null
          || parsed.getRawUserInfo() != null
          || parsed.getRawQuery() != null
          || parsed.getRawFragment() != null) {
        throw notABaseUrl();
      }
      this.baseUrl = parsed;
      return this;
    }

    private static URI parsed(String url) {
      try {
        return new URI(url);
      } catch (URISyntaxException e) {
        // Not chained: its message quotes the URL.
        throw notABaseUrl();
      }
    }

    private static IllegalArgumentException notABaseUrl() {
      return new IllegalArgumentException(
          "the base URL must be an absolute http or https URL without user name, query or fragment,"
              + " such as http://127.0.0.1:8080/3.1");
    }

    /**
     * Sets what opens the token store. Required.
     *
     * @param factory opens the store in each process
     * @return this builder
     */
    public Builder store(TokenStoreFactory factory) {
      this.store = Objects.requireNonNull(factory, "store");
      return this;
    }

    /**
     * Sets the most calls per second of all readers together, retries included. Each reader has an
     * equal share, also after another one has finished.
     *
     * @param rate 0 or more, 0 for no limit; default 0
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder callsPerSecond(double rate) {
      if (!(rate >= 0)) {
        throw new IllegalArgumentException(
            "the rate must be 0 or more calls a second, not " + rate);
      }
      this.callsPerSecond = rate;
      return this;
    }

    /**
     * Sets how many members a reader reads at a time. Each of them has one call at a time.
     *
     * @param members 1 or more; default 8
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder concurrency(int members) {
      this.concurrency = atLeast(1, members, "concurrency");
      return this;
    }

    /**
     * Sets the number of rows of a page. The server's maximum is not documented; 100 was used.
     *
     * @param rows 2 or more; default 100
     * @return this builder
     * @throws IllegalArgumentException if it is less than 2: consecutive pages share one row
     */
    public Builder pageSize(int rows) {
      this.pageSize = atLeast(2, rows, "page size");
      return this;
    }

    /**
     * Makes the source unbounded: it lists the members again and again, and reads the list of each.
     *
     * @param period the time from the start of a round to that of the next, which waits for the
     *     last member of the round to be handed out; null for one round, the default
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder every(@Nullable Duration period) {
      if (period != null && (period.isZero() || period.isNegative())) {
        throw new IllegalArgumentException("the period must be positive, not " + period);
      }
      this.every = period;
      return this;
    }

    /**
     * Sets how long no call of a reader may succeed. Until then the reader makes one call at a
     * time, with growing delays; then the job fails, and can go on from its last checkpoint.
     *
     * @param limit the time, not negative; default 10 minutes
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder outageLimit(Duration limit) {
      if (limit.isNegative()) {
        throw new IllegalArgumentException("the outage limit must be 0 or more, not " + limit);
      }
      this.outageLimit = limit;
      return this;
    }

    /**
     * Sets how many members in a row a reader may find refused. So many refusals without a
     * successful call are rather the application's fault, such as a revoked consumer key: then the
     * job fails.
     *
     * @param members 0 or more, 0 for no limit; default 1,000
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder refusalLimit(int members) {
      this.refusalLimit = atLeast(0, members, "refusal limit");
      return this;
    }

    private static int atLeast(int least, int value, String name) {
      if (value < least) {
        throw new IllegalArgumentException(
            "the " + name + " must be " + least + " or more, not " + value);
      }
      return value;
    }

    /**
     * Builds the settings.
     *
     * @return the settings
     * @throws NullPointerException if the base URL or the store is missing; the message names it
     */
    public SourceSettings build() {
      return new SourceSettings(this);
    }
  }
}
