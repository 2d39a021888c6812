package io.github.mmfapi.client.error;

import io.github.mmfapi.oauth1.internal.HeaderValues;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Parses {@code Retry-After} (RFC 9110 section 10.2.3). */
final class RetryAfter {
  private static final String HEADER = "Retry-After";

  private RetryAfter() {}

  static Optional<Duration> of(Map<String, Collection<String>> headers, Clock clock) {
    String value = HeaderValues.first(headers, HEADER);
    return value == null ? Optional.empty() : parse(value.strip(), clock);
  }

  private static Optional<Duration> parse(String value, Clock clock) {
    if (value.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
      Duration wait = Duration.between(clock.instant(), date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException notADate) {
      // A header that cannot be parsed counts as absent.
      return Optional.empty();
    }
  }
}
