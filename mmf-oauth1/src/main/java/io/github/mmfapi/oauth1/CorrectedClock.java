package io.github.mmfapi.oauth1;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A clock that a server's {@code Date} header puts right. Safe for use by several threads; what it
 * learned lasts as long as its {@link ClockCorrection}.
 */
final class CorrectedClock extends Clock {

  /**
   * From which difference on a clock counts as wrong: well below the windows that servers accept
   * (minutes), well above what a slow answer and a Date in whole seconds make up.
   */
  static final Duration DEFAULT_THRESHOLD = Duration.ofSeconds(30);

  /** The statuses with which servers refuse a timestamp (RFC 5849 section 3.2 has 400 and 401). */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

  private final Clock clock;
  private final Duration threshold;
  private final ClockCorrection learned;
  // Read by any thread, replaced whole: whichever is seen is right.
  private volatile ReadDate lastDate = new ReadDate("", Instant.EPOCH);

  /** A {@code Date} header and what it says. */
  private record ReadDate(String text, Instant instant) {}

  CorrectedClock(Clock clock, Duration threshold) {
    this(clock, threshold, ClockCorrection.create());
  }

  CorrectedClock(Clock clock, Duration threshold, ClockCorrection learned) {
    this.clock = clock;
    this.threshold = threshold;
    this.learned = learned;
  }

  /** Tells whether an answer may be the refusal of a timestamp. */
  static boolean mayBeRefusal(int status) {
    return REFUSALS.contains(status);
  }

  /** Returns what is added to the underlying clock. */
  Duration correction() {
    return learned.current();
  }

  /**
   * Works out which correction an answer calls for.
   *
   * @param date the answer's {@code Date} header, null if it has none
   * @param used the correction with which the request was signed
   * @return the correction; null if there is no readable date, or it agrees with what was used
   */
  @Nullable Duration correctionBy(@Nullable String date, Duration used) {
    if (date == null) {
      return null;
    }
    try {
      Duration needed = Duration.between(clock.instant(), read(date));
      return needed.minus(used).abs().compareTo(threshold) > 0 ? needed : null;
    } catch (DateTimeException e) {
      // A server that cannot tell its time corrects nobody's.
      return null;
    }
  }

  /** Reading a date takes as long as a signature, and a busy server sends each one many times. */
  private Instant read(String date) {
    ReadDate last = lastDate;
    if (!last.text().equals(date)) {
      last = new ReadDate(date, DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
      lastDate = last;
    }
    return last.instant();
  }

  void correct(Duration needed) {
    learned.correct(needed);
  }

  /** What a signature asks for; without the instants between, which take as long as encoding it. */
  @Override
  public long millis() {
    return clock.millis() + learned.current().toMillis();
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(learned.current());
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  /** Returns a clock with the correction known now. */
  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(clock.withZone(zone), learned.current());
  }
}
