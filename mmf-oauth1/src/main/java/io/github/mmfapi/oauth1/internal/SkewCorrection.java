package io.github.mmfapi.oauth1.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Computes by how much a clock is corrected for an origin: scheme, host and port, as {@link
 * Rfc3986#origin} returns them. Safe for use by several threads.
 */
public final class SkewCorrection {

  private final Clock clock;
  private final Duration threshold;
  private final Duration limit;
  private final boolean insecureWrites;
  private final ClockSkews skews;
  // Any thread reads it; it is replaced as a whole, so each value that is seen is valid.
  private volatile ReadDate lastDate = new ReadDate("", Instant.EPOCH);

  /** A {@code Date} header and the time it names. */
  private record ReadDate(String text, Instant instant) {}

  /**
   * Creates a correction.
   *
   * @param clock the clock to correct
   * @param threshold the difference above which the clock counts as wrong
   * @param limit the largest difference that is corrected
   * @param insecureWrites whether the clock is corrected for writes that others can read and change
   * @param skews holds what is known
   */
  public SkewCorrection(
      Clock clock, Duration threshold, Duration limit, boolean insecureWrites, ClockSkews skews) {
    this.clock = clock;
    this.threshold = threshold;
    this.limit = limit;
    this.insecureWrites = insecureWrites;
    this.skews = skews;
  }

  /** Returns the clock that is corrected. */
  public Clock clock() {
    return clock;
  }

  /** Returns whether no clock was corrected yet, so that every correction is zero. */
  public boolean isUnknown() {
    return skews.isEmpty();
  }

  /** Returns the duration to add to the clock for a request. */
  public Duration correction(String origin, boolean write) {
    return allows(origin, write) ? skews.of(origin) : Duration.ZERO;
  }

  /** Returns whether the clock may be corrected for a request. */
  public boolean allows(String origin, boolean write) {
    return !write || insecureWrites || Rfc3986.isSecure(origin) || Rfc3986.isLoopback(origin);
  }

  /**
   * Computes the correction that a response calls for.
   *
   * @param date the {@code Date} header of the response, null if it has none
   * @param used the correction with which the request was signed
   * @return the correction; null if there is no readable date, if it agrees with what was used, or
   *     if it is beyond the limit
   */
  public @Nullable Duration neededBy(@Nullable String date, Duration used) {
    if (date == null) {
      return null;
    }
    try {
      Duration needed = Duration.between(clock.instant(), read(date));
      boolean differs = needed.minus(used).abs().compareTo(threshold) > 0;
      return differs && needed.abs().compareTo(limit) <= 0 ? needed : null;
    } catch (DateTimeException e) {
      // An unreadable date corrects nothing.
      return null;
    }
  }

  /**
   * Reads a date. Parsing takes as long as a signature, and servers repeat each date many times.
   */
  private Instant read(String date) {
    ReadDate last = lastDate;
    if (!last.text().equals(date)) {
      last = new ReadDate(date, HttpDates.parse(date, clock.instant()));
      lastDate = last;
    }
    return last.instant();
  }

  /** Sets the correction of an origin, for all that share what is known. */
  public void correct(String origin, Duration needed) {
    skews.set(origin, needed);
  }
}
