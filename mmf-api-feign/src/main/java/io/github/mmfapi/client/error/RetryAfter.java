package io.github.mmfapi.client.error;

import io.github.mmfapi.oauth1.internal.HeaderValues;
import io.github.mmfapi.oauth1.internal.HttpDates;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code Retry-After}: seconds or a date (RFC 9110 section 10.2.3). Seconds with a fraction,
 * which some servers send, are read too.
 */
final class RetryAfter {
  private static final String HEADER = "Retry-After";
  private static final Pattern SECONDS = Pattern.compile("([0-9]++)(?:\\.([0-9]*+))?");

  /** Whole seconds with more digits are too many for a {@code long}. */
  private static final int MOST_DIGITS = 18;

  private static final int DIGITS_OF_NANOS = 9;

  private RetryAfter() {}

  static Optional<Duration> of(Map<String, Collection<String>> headers, Clock clock) {
    String value = HeaderValues.first(headers, HEADER);
    return value == null ? Optional.empty() : parse(value.strip(), clock);
  }

  private static Optional<Duration> parse(String value, Clock clock) {
    Matcher seconds = SECONDS.matcher(value);
    if (seconds.matches()) {
      return Optional.of(duration(seconds.group(1), seconds.group(2)));
    }
    try {
      Instant now = clock.instant();
      Duration wait = Duration.between(now, HttpDates.parse(value, now));
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException notADate) {
      // A header that cannot be parsed counts as absent.
      return Optional.empty();
    }
  }

  private static Duration duration(String seconds, @Nullable String fraction) {
    int zeros = 0;
    while (zeros < seconds.length() - 1 && seconds.charAt(zeros) == '0') {
      zeros++;
    }
    if (seconds.length() - zeros > MOST_DIGITS) {
      return Duration.ofSeconds(Long.MAX_VALUE);
    }
    String nanos = (fraction == null ? "" : fraction) + "0".repeat(DIGITS_OF_NANOS);
    return Duration.ofSeconds(
        Long.parseLong(seconds.substring(zeros)),
        Long.parseLong(nanos.substring(0, DIGITS_OF_NANOS)));
  }
}
