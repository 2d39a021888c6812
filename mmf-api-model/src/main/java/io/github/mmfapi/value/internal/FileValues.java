package io.github.mmfapi.value.internal;

import io.github.mmfapi.value.internal.WorkoutFile.Position;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the texts of workout files. A text that cannot be read is null. */
final class FileValues {
  private static final double MAX_TOTAL = 1e9;
  private static final double MAX_ELEVATION = 100_000;
  private static final int MAX_HEART_RATE = 255;

  /** Longer texts are no numbers or times. */
  private static final int LONGEST = 100;

  private static final int DATE_LENGTH = 10;

  /** Seconds, their fraction and the zone are optional; the zone may be without a colon. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd'T'HH:mm[:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("][XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private FileValues() {}

  /** Reads a time by XML Schema; one without a zone is in UTC. The year has four digits. */
  static @Nullable Instant time(String text) {
    if (text.length() <= DATE_LENGTH || text.length() > LONGEST) {
      return null;
    }
    try {
      TemporalAccessor time = TIME.parse(text);
      int seconds =
          time.isSupported(ChronoField.OFFSET_SECONDS) ? time.get(ChronoField.OFFSET_SECONDS) : 0;
      return LocalDateTime.from(time).toInstant(ZoneOffset.ofTotalSeconds(seconds));
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  /**
   * Reads a total of a lap.
   *
   * @return null if the text is no number, or a negative one
   * @throws UnreadableFileException if the number is not finite or above 1,000,000,000
   */
  static @Nullable Double total(String element, String text) throws UnreadableFileException {
    Double number = number(text);
    if (number == null) {
      return null;
    }
    if (!(Math.abs(number) <= MAX_TOTAL)) {
      throw new UnreadableFileException(
          "has a lap whose " + element + " is not a number up to 1,000,000,000; fix the lap");
    }
    return number < 0 ? null : number;
  }

  static @Nullable Position position(@Nullable String latitude, @Nullable String longitude) {
    Double north = latitude == null ? null : within(90, latitude);
    Double east = longitude == null ? null : within(180, longitude);
    return north == null || east == null ? null : new Position(north, east);
  }

  static @Nullable Double elevation(String text) {
    return within(MAX_ELEVATION, text);
  }

  static @Nullable Integer heartRate(String text) {
    Double rate = within(MAX_HEART_RATE, text);
    // Devices write 0 if they measured nothing.
    return rate == null || rate < 0.5 ? null : Integer.valueOf((int) Math.round(rate));
  }

  private static @Nullable Double within(double bound, String text) {
    Double number = number(text);
    return number != null && Math.abs(number) <= bound ? number : null;
  }

  /** Reads a number by XML Schema, which is less than Java allows: {@code 1d} is none. */
  private static @Nullable Double number(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "INF", "+INF", "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
      case "-INF", "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> decimal(text);
    };
  }

  private static @Nullable Double decimal(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    if (!text.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0)) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
