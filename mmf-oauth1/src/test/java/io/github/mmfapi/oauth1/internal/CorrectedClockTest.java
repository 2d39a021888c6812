package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectedClockTest {

  private static final String SERVER_TIME = "Wed, 16 Jan 2013 10:31:14 GMT";
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2013-01-16T10:31:14.999999999Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({"30, ", "31, PT31S", "-30, ", "-31, PT-31S"})
  void correctionBy_differenceBeyondTheThreshold_isCalledFor(
      long secondsBehind, @Nullable Duration needed) {
    CorrectedClock clock =
        new CorrectedClock(
            Clock.offset(
                Clock.fixed(NOW.instant().minusNanos(999_999_999), NOW.getZone()),
                Duration.ofSeconds(-secondsBehind)),
            Duration.ofSeconds(30),
            new CorrectedClock.Skew());
    assertThat(clock.correctionBy(SERVER_TIME, Duration.ZERO)).isEqualTo(needed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wed, 16 Jan 2013 11:31:14 GMT",
        "Wednesday, 16-Jan-13 11:31:14 GMT",
        "Wed Jan 16 11:31:14 2013"
      })
  void correctionBy_eachFormOfADate_isTheSame(String date) {
    CorrectedClock clock =
        new CorrectedClock(
            Clock.fixed(Instant.parse("2013-01-16T10:31:14Z"), ZoneOffset.UTC),
            Duration.ofSeconds(30),
            new CorrectedClock.Skew());
    assertThat(clock.correctionBy(date, Duration.ZERO)).isEqualTo(Duration.ofHours(1));
    assertThat(clock.correctionBy("soon", Duration.ZERO)).isNull();
  }

  @Test
  void withZone_correctedClock_keepsTheCorrection() {
    CorrectedClock clock =
        new CorrectedClock(NOW, Duration.ofSeconds(30), new CorrectedClock.Skew());
    clock.correct(Duration.ofHours(1));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    Clock elsewhere = clock.withZone(ZoneOffset.ofHours(2));
    assertThat(elsewhere.instant()).isEqualTo(NOW.instant().plusSeconds(3600));
    assertThat(elsewhere.getZone()).isEqualTo(ZoneOffset.ofHours(2));
  }
}
