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

class SkewCorrectionTest {

  private static final String SERVER_TIME = "Wed, 16 Jan 2013 10:31:14 GMT";
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2013-01-16T10:31:14Z"), ZoneOffset.UTC);

  private static SkewCorrection correction(Clock clock, boolean insecureWrites) {
    return new SkewCorrection(
        clock, Duration.ofSeconds(30), Duration.ofHours(24), insecureWrites, new ClockSkews());
  }

  @ParameterizedTest
  @CsvSource({
    "30, ",
    "31, PT31S",
    "-30, ",
    "-31, PT-31S",
    "86400, PT24H",
    "-86400, PT-24H",
    "86401, ",
    "-86401, "
  })
  void neededBy_differenceBetweenThresholdAndLimit_isCalledFor(
      long secondsBehind, @Nullable Duration needed) {
    SkewCorrection behind =
        correction(Clock.offset(NOW, Duration.ofSeconds(-secondsBehind)), false);
    assertThat(behind.neededBy(SERVER_TIME, Duration.ZERO)).isEqualTo(needed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wed, 16 Jan 2013 11:31:14 GMT",
        "Wednesday, 16-Jan-13 11:31:14 GMT",
        "Wed Jan 16 11:31:14 2013"
      })
  void neededBy_eachFormOfADate_isTheSame(String date) {
    assertThat(correction(NOW, false).neededBy(date, Duration.ZERO)).isEqualTo(Duration.ofHours(1));
    assertThat(correction(NOW, false).neededBy("soon", Duration.ZERO)).isNull();
  }

  @Test
  void neededBy_correctionThatIsWrongByNow_isTakenBack() {
    assertThat(correction(NOW, false).neededBy(SERVER_TIME, Duration.ofHours(7)))
        .isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example, true",
    "http://api.example, false",
    "http://localhost, true",
    "http://localhost:8080, true",
    "http://127.0.0.1, true",
    "http://127.0.0.1:8080, true",
    "http://127.255.3.4, true",
    "http://[::1], true",
    "http://[::1]:8080, true",
    "http://[::2]:1, false",
    "http://localhost.example, false",
    "http://127.0.0.1.example, false",
    "http://127.0.0.1e, false",
    "http://127.0.0, false",
    "http://127.0.0., false",
    "http://128.0.0.1, false",
    "http://0.0.0.0, false"
  })
  void allows_write_onlyWhereNobodyElseCanReadAlong(String origin, boolean allowed) {
    assertThat(correction(NOW, false).allows(origin, true)).isEqualTo(allowed);
    assertThat(correction(NOW, false).allows(origin, false)).as("a read").isTrue();
    assertThat(correction(NOW, true).allows(origin, true)).as("told so").isTrue();
  }

  @Test
  void correct_moreOriginsThanAnyClientHas_keepsTheMemoryBounded() {
    SkewCorrection correction = correction(NOW, false);
    assertThat(correction.isUnknown()).isTrue();
    for (int i = 0; i < 1_001; i++) {
      correction.correct("https://h" + i, Duration.ofHours(1));
    }
    assertThat(correction.correction("https://h1000", true)).isEqualTo(Duration.ofHours(1));
    assertThat(correction.correction("https://h0", true)).as("forgotten").isZero();
  }

  @Test
  void clock_correction_isTheOneThatIsCorrected() {
    assertThat(correction(NOW, true).clock()).isSameAs(NOW);
  }
}
