package io.github.mmfapi.flink.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The rate of calls, and how many of those that were not made may be made up for. */
class CallLimiterTest {
  private static final long MILLI = Duration.ofMillis(1).toNanos();
  private static final long START = -5 * MILLI;

  @Test
  void calls_haveTheirDistance() {
    CallLimiter limiter = new CallLimiter(4, START);
    assertThat(limiter.delay(START)).isZero();
    limiter.take(START);

    assertThat(limiter.delay(START)).isEqualTo(250 * MILLI);
    assertThat(limiter.delay(START + 250 * MILLI)).isZero();
  }

  @Test
  void callsOfASecond_areMadeUpFor_andNoMore() {
    CallLimiter limiter = new CallLimiter(4, START);
    long later = START + 60_000 * MILLI;
    int atOnce = 0;
    while (limiter.delay(later) <= 0) {
      limiter.take(later);
      atOnce++;
    }
    // Those of the last second, and the one that is due.
    assertThat(atOnce).isEqualTo(5);
  }

  @Test
  void chargedCalls_areWaitedForOnce() {
    CallLimiter limiter = new CallLimiter(4, START);
    limiter.charge();
    limiter.charge();

    assertThat(limiter.delay(START)).isEqualTo(500 * MILLI);
    assertThat(limiter.delay(START)).isEqualTo(500 * MILLI);
  }

  @Test
  void noRate_isNoLimit() {
    CallLimiter limiter = new CallLimiter(0, START);
    for (int i = 0; i < 3; i++) {
      limiter.take(START);
      limiter.charge();
      assertThat(limiter.delay(START)).isZero();
    }
  }

  /** Not none at all. */
  @Test
  void rateBeyondTheClock_isOneCallANanosecond() {
    CallLimiter limiter = new CallLimiter(1e12, START);
    limiter.take(START);

    assertThat(limiter.delay(START)).isEqualTo(1);
  }
}
