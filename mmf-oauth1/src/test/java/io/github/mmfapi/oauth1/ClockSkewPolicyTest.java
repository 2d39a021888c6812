package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockSkewPolicyTest {

  @Test
  void standard_isTheDocumentedOne() {
    assertThat(ClockSkewPolicy.standard())
        .hasToString("ClockSkewPolicy[threshold=PT30S, limit=PT24H, insecureWrites=false]");
    assertThat(ClockSkewPolicy.never().limit()).isZero();
  }

  @Test
  void builder_valuesOutOfRange_areRefused() {
    ClockSkewPolicy.Builder builder = ClockSkewPolicy.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.threshold(Duration.ofMillis(1999)))
        .withMessageContaining("PT1.999S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.limit(Duration.ofNanos(-1)))
        .withMessageContaining("negative");
    assertThat(builder.threshold(Duration.ofSeconds(2)).insecureWrites(true).build())
        .hasToString("ClockSkewPolicy[threshold=PT2S, limit=PT24H, insecureWrites=true]");
  }
}
