package io.github.mmfapi.oauth1.internal;

import java.time.Clock;

/** The time of {@code oauth_timestamp} (RFC 5849 section 3.3). */
public final class UnixTime {

  private UnixTime() {}

  /** Returns the time of a clock in whole seconds since 1970 UTC, rounded down. */
  public static long seconds(Clock clock) {
    return Math.floorDiv(clock.millis(), 1000L);
  }
}
