package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDatesTest {
  private static final Instant NOW = Instant.parse("2013-01-16T10:31:14Z");

  /** The first three are the examples of RFC 9110 section 5.6.7. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        " sun, 6 nov 1994 08:49:37 gmt ",
        "06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 10:49:37 +0200",
        "Mon, 06 Nov 1994 08:49:37 GMT"
      })
  void parse_eachForm_isTheSameInstant(String text) {
    assertThat(HttpDates.parse(text, NOW)).isEqualTo("1994-11-06T08:49:37Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2013-01-16T10:31:14Z | 13 | 2013",
        "2013-01-16T10:31:14Z | 62 | 2062",
        "2013-01-16T10:31:14Z | 63 | 1963",
        "2013-01-16T10:31:14Z | 99 | 1999",
        "2099-01-16T10:31:14Z | 01 | 2101",
        "2099-01-16T10:31:14Z | 98 | 2098"
      })
  void parse_yearOfTwoDigits_isAtMostFiftyYearsLater(Instant now, String year, int expected) {
    assertThat(HttpDates.parse("Wednesday, 30-Jan-" + year + " 10:31:14 GMT", now))
        .isEqualTo(expected + "-01-30T10:31:14Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sat, 31 Dec 2016 23:59:60 GMT", "Sat Dec 31 23:59:60 2016"})
  void parse_leapSecond_isTheSecondBefore(String text) {
    assertThat(HttpDates.parse(text, NOW)).isEqualTo("2016-12-31T23:59:59Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "soon",
        "2013-01-16T10:31:14Z",
        "Wed, 32 Jan 2013 10:31:14 GMT",
        "Wed, 29 Feb 2013 10:31:14 GMT",
        "Wed, 16 Foo 2013 10:31:14 GMT",
        "Wed, 16 Jan 2013 24:31:14 GMT",
        "Wed, 16 Jan 2013 10:31:14 +9900",
        "Wed, 16 Jan 12013 10:31:14 GMT"
      })
  void parse_somethingElse_isRefused(String text) {
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> HttpDates.parse(text, NOW));
  }
}
