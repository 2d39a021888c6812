package io.github.mmfapi.oauth1.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A clock that corrects its skew from the {@code Date} header of a server. The correction lasts as
 * long as its {@link Skew}. Safe for use by several threads.
 */
public final class CorrectedClock extends Clock {
  /**
   * The difference above which a clock counts as wrong: well below the windows that servers accept
   * (minutes), well above what a slow response and a {@code Date} in whole seconds add up to.
   */
  public static final Duration DEFAULT_THRESHOLD = Duration.ofSeconds(30);

  /** The statuses with which servers refuse a timestamp (RFC 5849 section 3.2 has 400 and 401). */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

  private final Clock clock;
  private final Duration threshold;
  private final Skew skew;
  // Any thread reads it; it is replaced as a whole, so each value that is seen is valid.
  private volatile ReadDate lastDate = new ReadDate("", Instant.EPOCH);

  /** A {@code Date} header and the time it names. */
  private record ReadDate(String text, Instant instant) {}

  /** The known clock skew, which several clocks may share. Safe for use by several threads. */
  public static final class Skew {
    private volatile Duration correction = Duration.ZERO;

    /** Returns the duration to add to the system's clock, zero until a server corrected it. */
    public Duration correction() {
      return correction;
    }
  }

  /**
   * Creates a clock.
   *
   * @param clock the clock to correct
   * @param threshold the difference above which the clock counts as wrong
   * @param skew holds the correction
   */
  public CorrectedClock(Clock clock, Duration threshold, Skew skew) {
    this.clock = clock;
    this.threshold = threshold;
    this.skew = skew;
  }

  /** Returns whether a response with this status may refuse a timestamp. */
  public static boolean mayBeRefusal(int status) {
    return REFUSALS.contains(status);
  }

  /** Returns the duration that is added to the underlying clock. */
  public Duration correction() {
    return skew.correction();
  }

  /**
   * Computes the correction that a response calls for.
   *
   * @param date the {@code Date} header of the response, null if it has none
   * @param used the correction with which the request was signed
   * @return the correction; null if there is no readable date, or if it agrees with what was used
   */
  public @Nullable Duration correctionBy(@Nullable String date, Duration used) {
    if (date == null) {
      return null;
    }
    try {
      Duration needed = Duration.between(clock.instant(), read(date));
      return needed.minus(used).abs().compareTo(threshold) > 0 ? needed : null;
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

  /** Sets the correction, for all clocks that share the skew. */
  public void correct(Duration needed) {
    skew.correction = needed;
  }

  /** Returns the corrected time without creating instants, which take as long as encoding it. */
  @Override
  public long millis() {
    return clock.millis() + skew.correction().toMillis();
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(skew.correction());
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  /** Returns a clock with the correction as it is now. */
  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(clock.withZone(zone), skew.correction());
  }
}
