package io.github.mmfapi.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2013-01-16T10:31:14Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "120 | PT2M",
        "2.0 | PT2S",
        "120.5 | PT2M0.5S",
        "1. | PT1S",
        "0.1234567891 | PT0.123456789S",
        "0099 | PT1M39S",
        "99999999999 | PT99999999999S",
        "999999999999999999 | PT277777777777777H46M39S",
        "0000999999999999999999 | PT277777777777777H46M39S",
        "1000000000000000000 | PT2562047788015215H30M7S",
        "99999999999999999999 | PT2562047788015215H30M7S",
        "Wed, 16 Jan 2013 10:32:14 GMT | PT1M",
        "Wednesday, 16-Jan-13 10:32:14 GMT | PT1M",
        "Wed Jan 16 10:32:14 2013 | PT1M",
        "Fri, 31 Dec 9999 23:59:59 GMT | PT70012213H28M45S",
        "Wed, 16 Jan 2013 10:00:00 GMT | PT0S"
      })
  void of_secondsOrDate_isTheTimeToWait(String value, Duration expected) {
    assertThat(RetryAfter.of(Map.of("retry-after", List.of(value)), NOW)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"soon", "-1", "1e3", "1;5", ".", "'', 2'", "Wed 32 Jan 2013 10:32:14 GMT"})
  void of_otherText_isEmpty(String value) {
    assertThat(RetryAfter.of(Map.of("Retry-After", List.of(value)), NOW)).isEmpty();
  }

  @Test
  void of_noHeader_isEmpty() {
    assertThat(RetryAfter.of(Map.of("Date", List.of("x")), NOW)).isEmpty();
  }
}
