package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void refused_upToTheLimit_isNoFailure_andASuccessBeginsAnew() throws Exception {
    ServerHealth limited = new ServerHealth(CONCURRENCY, Duration.ofMinutes(10), 3);
    limited.refused("a", "REFUSED");
    limited.refused("b", "REFUSED");
    limited.succeeded();
    limited.refused("c", "REFUSED");
    limited.refused("d", "REFUSED");

    assertThatThrownBy(() -> limited.refused("e", "REFUSED"))
        .isInstanceOf(RefusalsException.class)
        .hasMessageContaining("3 members in a row");
    var unused = ReaderFailures.take();
  }

  @Test
  void refused_withoutALimit_isNeverAFailure() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      health.refused("m" + i, "REFUSED");
    }
    assertThat(health.delay(5)).isZero();
  }

  /** Until the limit has passed, one nanosecond before it too, nobody is blamed. */
  @Test
  void failed_fewMembersAfterASuccess_areToBlameFromTheLimitOn() throws Exception {
    long limit = Duration.ofMinutes(10).toNanos();
    health.succeeded();
    for (String member : List.of("a", "b", "c")) {
      assertThat(health.failed(member, new IOException("down"), null, 5)).isFalse();
    }
    assertThat(health.failed("a", new IOException("down"), null, 5 + limit - 1)).isFalse();
    assertThat(health.failed("a", new IOException("down"), null, 5 + limit)).isTrue();
  }

  @Test
  void failed_asManyMembersAsAreSuspicious_isTheServersFault() throws Exception {
    long limit = Duration.ofMinutes(10).toNanos();
    health.succeeded();
    for (int i = 0; i < ServerHealth.SUSPICIOUS_MEMBERS - 1; i++) {
      health.failed("m" + i, new IOException("down"), null, 5);
    }
    assertThatThrownBy(() -> health.failed("last", new IOException("down"), null, 5 + limit))
        .isInstanceOf(ServerDownException.class);
    var unused = ReaderFailures.take();
  }

  @Test
  void failed_oneMember_withoutAnySuccess_isTheServersFault() {
    assertThatThrownBy(
            () -> {
              health.failed("a", new IOException("down"), null, 5);
              health.failed(
                  "a", new IOException("down"), null, 5 + Duration.ofMinutes(10).toNanos());
            })
        .isInstanceOf(ServerDownException.class);
    var unused = ReaderFailures.take();
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "4, 4", "5, 5"})
  void isDown_fromAsManyFailuresAsAreSuspicious(int concurrency, int suspicious) throws Exception {
    ServerHealth one = new ServerHealth(concurrency, Duration.ofMinutes(10), 0);
    for (int failures = 1; failures <= suspicious; failures++) {
      assertThat(one.isDown()).isFalse();
      one.failed("a", new IOException("down"), null, 5);
    }
    assertThat(one.isDown()).isTrue();
    one.succeeded();
    assertThat(one.isDown()).isFalse();
  }

  @Test
  void delay_doublesUpToAMinute() throws Exception {
    List<Long> seconds = new ArrayList<>();
    long now = 5;
    ServerHealth patient = new ServerHealth(4, Duration.ofDays(9), 0);
    for (int i = 0; i < 3; i++) {
      patient.failed("a", new IOException("down"), null, now);
    }
    for (int i = 0; i < 80; i++) {
      patient.failed("a", new IOException("down"), null, now);
      seconds.add(patient.delay(now) / SECOND);
      now += patient.delay(now);
    }
    assertThat(seconds.subList(0, 6)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L);
    assertThat(seconds.subList(6, 80)).containsOnly(60L);
  }
}
