package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerHealthTest {
  private static final int CONCURRENCY = 8;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final ServerHealth health = new ServerHealth(CONCURRENCY, Duration.ofMinutes(10), 0);

  @Test
  void failed_callsThatWereInFlight_countOnceForTheDelay() throws Exception {
    for (int i = 0; i < 2 * CONCURRENCY - 1; i++) {
      health.failed("m" + i, new IOException("down"), null, 5);
    }
    assertThat(health.delay(5)).isEqualTo(SECOND);

    health.failed("m0", new IOException("down"), null, 5 + SECOND);
    assertThat(health.delay(5 + SECOND)).isEqualTo(2 * SECOND);
    health.succeeded();
    assertThat(health.delay(5 + SECOND)).isZero();
  }

  @Test
  void failed_serverAsksForALongerDelay_isObeyed() throws Exception {
    for (int i = 0; i < CONCURRENCY; i++) {
      health.failed("m" + i, new IOException("down"), Duration.ofSeconds(7), 5);
    }
    assertThat(health.delay(5)).isEqualTo(7 * SECOND);
  }
}
