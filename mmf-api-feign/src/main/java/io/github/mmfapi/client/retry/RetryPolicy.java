package io.github.mmfapi.client.retry;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How often and after which delay a call is repeated that failed for the moment: its request or
 * answer was lost on the way, or HTTP 429, 500, 502, 503 or 504. Reads are repeated; a write only
 * when it certainly never reached the server (nobody listened, the host is unknown, connecting took
 * too long). Whatever is set here, a write whose fate is unknown is not repeated.
 *
 * <p>The delay before the n-th repetition is random between 0 and {@code baseDelay * 2^(n-1)}, at
 * most {@code maxDelay} ("full jitter"), so that clients that failed together do not come back
 * together. Where the server says when to come back ({@code Retry-After}), that is waited for
 * instead, and the call fails at once if that is longer than {@code maxRetryAfter} or than what is
 * left of the whole call's time. Immutable.
 */
public final class RetryPolicy {
  private final int maxAttempts;
  private final Duration baseDelay;
  private final Duration maxDelay;
  private final Duration maxRetryAfter;
  private final DoubleSupplier random;

  private RetryPolicy(Builder builder) {
    this.maxAttempts = builder.maxAttempts;
    this.baseDelay = builder.baseDelay;
    this.maxDelay = builder.maxDelay;
    this.maxRetryAfter = builder.maxRetryAfter;
    this.random = builder.random;
  }

  /**
   * Returns the policy with the defaults that {@link Builder} states.
   *
   * @return the policy
   */
  public static RetryPolicy standard() {
    return builder().build();
  }

  /**
   * Returns the policy that repeats nothing.
   *
   * @return the policy
   */
  public static RetryPolicy none() {
    return builder().maxAttempts(1).build();
  }

  /**
   * Starts a policy; everything has a default.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns how many attempts a call has, the first one included.
   *
   * @return 1 or more
   */
  public int maxAttempts() {
    return maxAttempts;
  }

  /**
   * Returns the longest {@code Retry-After} that is waited for.
   *
   * @return the duration, not negative
   */
  public Duration maxRetryAfter() {
    return maxRetryAfter;
  }

  /**
   * Draws the delay that follows a failed attempt.
   *
   * @param attempt the number of the attempt, from 1 on
   * @return the delay
   */
  public Duration delayAfter(int attempt) {
    int doublings = Math.min(attempt - 1, 30);
    double ceiling =
        Math.min((double) baseDelay.toNanos() * (1L << doublings), (double) maxDelay.toNanos());
    return Duration.ofNanos((long) (ceiling * random.getAsDouble()));
  }

  @Override
  public String toString() {
    return "RetryPolicy[maxAttempts="
        + maxAttempts
        + ", baseDelay="
        + baseDelay
        + ", maxDelay="
        + maxDelay
        + ", maxRetryAfter="
        + maxRetryAfter
        + "]";
  }

  /** Collects the settings of a policy. */
  public static final class Builder {
    private int maxAttempts = 3;
    private Duration baseDelay = Duration.ofMillis(200);
    private Duration maxDelay = Duration.ofSeconds(5);
    private Duration maxRetryAfter = Duration.ofSeconds(30);
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    private Builder() {}

    /**
     * Sets how many attempts a call has, the first one included.
     *
     * @param attempts 1 or more; default 3
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxAttempts(int attempts) {
      if (attempts < 1) {
        throw new IllegalArgumentException("a call has at least 1 attempt, not " + attempts);
      }
      this.maxAttempts = attempts;
      return this;
    }

    /**
     * Sets the longest delay before the first repetition; it doubles with each further one.
     *
     * @param delay not negative; default 200 milliseconds
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder baseDelay(Duration delay) {
      this.baseDelay = notNegative(delay, "base delay");
      return this;
    }

    /**
     * Sets the longest delay of all.
     *
     * @param delay not negative; default 5 seconds
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder maxDelay(Duration delay) {
      this.maxDelay = notNegative(delay, "longest delay");
      return this;
    }

    /**
     * Sets the longest {@code Retry-After} that is waited for. A call that is told to wait longer
     * fails at once, and its exception has the header.
     *
     * @param longest not negative; default 30 seconds
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder maxRetryAfter(Duration longest) {
      this.maxRetryAfter = notNegative(longest, "longest Retry-After");
      return this;
    }

    /**
     * Sets the source of the jitter.
     *
     * @param source returns numbers from 0 to 1; default the thread's random numbers
     * @return this builder
     */
    public Builder random(DoubleSupplier source) {
      this.random = Objects.requireNonNull(source, "random");
      return this;
    }

    /**
     * Builds the policy.
     *
     * @return the policy
     */
    public RetryPolicy build() {
      return new RetryPolicy(this);
    }

    private static Duration notNegative(Duration duration, String name) {
      if (duration.isNegative()) {
        throw new IllegalArgumentException("the " + name + " must not be negative: " + duration);
      }
      return duration;
    }
  }
}
