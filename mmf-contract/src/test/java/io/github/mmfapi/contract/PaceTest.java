package io.github.mmfapi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The rate of requests is bounded. */
class PaceTest {
  private final AtomicLong now = new AtomicLong(5_000);
  private final List<Long> slept = new ArrayList<>();

  private Pace pace(double rate) {
    return new Pace(
        rate,
        now::get,
        nanos -> {
          slept.add(nanos);
          now.addAndGet(nanos);
        });
  }

  @Test
  void requests_atOnce_waitForTheirTurn() throws InterruptedException {
    Pace pace = pace(4);
    for (int i = 0; i < 3; i++) {
      pace.await();
    }

    assertThat(slept).containsExactly(250_000_000L, 250_000_000L);
  }

  @Test
  void request_afterAPause_doesNotWait() throws InterruptedException {
    Pace pace = pace(4);
    pace.await();
    now.addAndGet(300_000_000);
    pace.await();

    assertThat(slept).isEmpty();
  }

  @Test
  void request_thatIsGivenUp_takesNoTurn() throws InterruptedException {
    Pace pace =
        new Pace(
            4,
            now::get,
            nanos -> {
              slept.add(nanos);
              if (slept.size() == 1) {
                throw new InterruptedException();
              }
            });
    pace.await();
    assertThatThrownBy(pace::await).isInstanceOf(InterruptedException.class);
    pace.await();

    assertThat(slept).containsExactly(250_000_000L, 250_000_000L);
  }

  @Test
  void requests_withoutLimit_neverWait() throws InterruptedException {
    Pace pace = pace(0);
    pace.await();
    pace.await();

    assertThat(slept).isEmpty();
  }
}
