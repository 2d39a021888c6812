package io.github.mmfapi.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1.0, 200",
    "2, 1.0, 400",
    "3, 1.0, 800",
    "3, 0.5, 400",
    "3, 0.0, 0",
    "6, 1.0, 5000",
    "99, 1.0, 5000"
  })
  void delayAfter_attempt_doublesUpToTheLongestAndIsDrawnFromZeroOn(
      int attempt, double drawn, long millis) {
    RetryPolicy policy = RetryPolicy.builder().random(() -> drawn).build();

    assertThat(policy.delayAfter(attempt)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void delayAfter_settingsOfMoreThanALongOfNanoseconds_saturates() {
    Duration thousandYears = Duration.ofDays(365_000);
    RetryPolicy policy =
        RetryPolicy.builder()
            .baseDelay(thousandYears)
            .maxDelay(thousandYears)
            .random(() -> 1.0)
            .build();

    assertThat(policy.delayAfter(1)).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
  }

  @Test
  void none_hasOneAttempt() {
    assertThat(RetryPolicy.none().maxAttempts()).isEqualTo(1);
    assertThat(RetryPolicy.standard().maxAttempts()).isEqualTo(3);
  }

  @Test
  void builder_invalidValue_isRejectedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().maxAttempts(0))
        .withMessageContaining("1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryPolicy.builder().maxRetryAfter(Duration.ofSeconds(-1)))
        .withMessageContaining("0 or more");
  }
}
