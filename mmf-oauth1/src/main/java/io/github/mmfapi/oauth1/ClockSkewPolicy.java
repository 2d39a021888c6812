package io.github.mmfapi.oauth1;

import java.time.Duration;

/**
 * Sets when a refused request is signed again with the time of the server's {@code Date} header,
 * and how far that time may be from ours.
 *
 * <p>Anyone who can change a response can send a false {@code Date}. A request that is signed for
 * another time is valid at that time, for those who can read it on its way. So a clock is corrected
 * only after a refusal that names the timestamp, only within {@link #limit()}, only for the origin
 * (scheme, host and port) that refused, and for writes only if the connection is encrypted or stays
 * on this computer, unless {@link #insecureWrites()} allows the others. The first correction of an
 * origin is logged at {@code WARNING} to the {@link System.Logger} {@code io.github.mmfapi.oauth1}.
 * Immutable.
 */
public final class ClockSkewPolicy {

  private final Duration threshold;
  private final Duration limit;
  private final boolean insecureWrites;

  private ClockSkewPolicy(Builder builder) {
    this.threshold = builder.threshold;
    this.limit = builder.limit;
    this.insecureWrites = builder.insecureWrites;
  }

  /**
   * Returns the policy with the defaults that {@link Builder} states.
   *
   * @return the policy
   */
  public static ClockSkewPolicy standard() {
    return builder().build();
  }

  /**
   * Returns the policy that corrects no clock.
   *
   * @return the policy
   */
  public static ClockSkewPolicy never() {
    return builder().limit(Duration.ZERO).build();
  }

  /**
   * Starts a policy with the defaults that {@link Builder} states.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the clock skew above which a clock counts as wrong.
   *
   * @return the duration, at least 2 seconds
   */
  public Duration threshold() {
    return threshold;
  }

  /**
   * Returns the largest clock skew that is corrected.
   *
   * @return the duration, not negative
   */
  public Duration limit() {
    return limit;
  }

  /**
   * Returns whether clocks are also corrected for writes over plain {@code http} to addresses that
   * are not loopback.
   *
   * @return true if they are
   */
  public boolean insecureWrites() {
    return insecureWrites;
  }

  /** Returns the settings. */
  @Override
  public String toString() {
    return "ClockSkewPolicy[threshold="
        + threshold
        + ", limit="
        + limit
        + ", insecureWrites="
        + insecureWrites
        + "]";
  }

  /** Builds a policy. */
  public static final class Builder {

    private Duration threshold = Duration.ofSeconds(30);
    private Duration limit = Duration.ofHours(24);
    private boolean insecureWrites;

    private Builder() {}

    /**
     * Sets the clock skew above which a clock counts as wrong. Values below the window of the
     * server, usually minutes, have no benefit.
     *
     * @param skew default 30 seconds
     * @return this builder
     * @throws IllegalArgumentException if it is less than 2 seconds, which is within the precision
     *     of {@code Date}
     */
    public Builder threshold(Duration skew) {
      if (skew.compareTo(Duration.ofSeconds(2)) < 0) {
        throw new IllegalArgumentException(
            "The threshold of clock skew must be at least 2 seconds, not " + skew);
      }
      this.threshold = skew;
      return this;
    }

    /**
     * Sets the largest clock skew that is corrected, in either direction.
     *
     * @param skew default 24 hours, which covers a wrong time zone; zero to correct no clock
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder limit(Duration skew) {
      if (skew.isNegative()) {
        throw new IllegalArgumentException(
            "The limit of clock skew must not be negative, but is " + skew);
      }
      this.limit = skew;
      return this;
    }

    /**
     * Sets whether clocks are also corrected for writes over plain {@code http} to addresses that
     * are not loopback. A write is any request but GET, HEAD, OPTIONS and TRACE.
     *
     * @param corrected default false; true only in a network that nobody else can change
     * @return this builder
     */
    public Builder insecureWrites(boolean corrected) {
      this.insecureWrites = corrected;
      return this;
    }

    /**
     * Builds the policy.
     *
     * @return the policy
     */
    public ClockSkewPolicy build() {
      return new ClockSkewPolicy(this);
    }
  }
}
