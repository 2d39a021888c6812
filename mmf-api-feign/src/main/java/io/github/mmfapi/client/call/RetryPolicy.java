package io.github.mmfapi.client.call;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * Sets how often and after which delay a call is retried after a transient failure: a lost
 * connection, a time-out, or HTTP 429, 500, 502, 503 or 504. Failed reads are retried. A write is
 * retried only if it provably never reached the server (the connection was refused, the host is
 * unknown, connecting timed out), whatever is set here.
 *
 * <p>The delay before the n-th retry is random between 0 and {@code baseDelay * 2^(n-1)}, at most
 * {@code maxDelay} ("full jitter"), so that clients that failed together do not retry together. If
 * the server sends {@code Retry-After}, that delay is used instead. The call fails at once if that
 * is longer than {@code maxRetryAfter} or than the time left for the call. Immutable.
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
   * Returns the policy without retries.
   *
   * @return the policy
   */
  public static RetryPolicy none() {
    return builder().maxAttempts(1).build();
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
   * Returns the most attempts of a call, the first one included.
   *
   * @return 1 or more
   */
  public int maxAttempts() {
    return maxAttempts;
  }

  /**
   * Returns the longest {@code Retry-After} that a call waits for.
   *
   * @return the duration, not negative
   */
  public Duration maxRetryAfter() {
    return maxRetryAfter;
  }

  /**
   * Draws the delay after a failed attempt.
   *
   * @param attempt the number of the attempt, from 1 on
   * @return the delay
   */
  public Duration delayAfter(int attempt) {
    int doublings = Math.min(attempt - 1, 30);
    double ceiling =
        Math.min((double) nanos(baseDelay) * (1L << doublings), (double) nanos(maxDelay));
    return Duration.ofNanos((long) (ceiling * random.getAsDouble()));
  }

  /** Saturates: 365,000 days are more nanoseconds than a {@code long} holds. */
  private static long nanos(Duration duration) {
    return TimeUnit.NANOSECONDS.convert(duration);
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

  /** Collects the settings of a policy; each has a default. */
  public static final class Builder {
    private int maxAttempts = 3;
    private Duration baseDelay = Duration.ofMillis(200);
    private Duration maxDelay = Duration.ofSeconds(5);
    private Duration maxRetryAfter = Duration.ofSeconds(30);
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    private Builder() {}

    /**
     * Sets the most attempts of a call, the first one included.
     *
     * @param attempts 1 or more; default 3
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxAttempts(int attempts) {
      if (attempts < 1) {
        throw new IllegalArgumentException(
            "the number of attempts must be 1 or more, not " + attempts);
      }
      this.maxAttempts = attempts;
      return this;
    }

    /**
     * Sets the longest delay before the first retry. It doubles with each further retry.
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
     * Sets the longest delay before any retry.
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
     * Sets the longest {@code Retry-After} that a call waits for. If the server asks for more, the
     * call fails at once, and its exception has the header.
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
     * Sets the random numbers of the jitter.
     *
     * @param jitter returns numbers from 0 to 1; default {@link ThreadLocalRandom}
     * @return this builder
     */
    public Builder random(DoubleSupplier jitter) {
      this.random = Objects.requireNonNull(jitter, "random");
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
        throw new IllegalArgumentException("the " + name + " must be 0 or more, not " + duration);
      }
      return duration;
    }
  }
}
