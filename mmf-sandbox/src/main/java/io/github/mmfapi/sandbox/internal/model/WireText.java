package io.github.mmfapi.sandbox.internal.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formats numbers and times as rows hold them. */
public final class WireText {
  /** Server times are US Central (ICAL, MMDK). */
  public static final ZoneId CENTRAL = ZoneId.of("America/Chicago");

  static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** Format of {@code workout_date_formatted}: Jan 16, 2013. */
  public static final DateTimeFormatter READABLE =
      DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);

  /** Format of the dates of get_workout_full's children, and of member_since_date. */
  public static final DateTimeFormatter US = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

  public static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private WireText() {}

  /** Tells whether a text is a decimal number as rows hold it, without exponent. */
  public static boolean isDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  /** Returns the date of a text YYYY-MM-DD, null if it is no such date. */
  public static @Nullable LocalDate date(String text) {
    if (!DATE.matcher(text).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException notInTheCalendar) {
      return null;
    }
  }

  /** Formats a decimal with at most this many places, without trailing zeros. */
  public static String decimal(double value, int places) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  public static String timestamp(Instant instant) {
    return TIMESTAMP.format(LocalDateTime.ofInstant(instant, CENTRAL));
  }
}
