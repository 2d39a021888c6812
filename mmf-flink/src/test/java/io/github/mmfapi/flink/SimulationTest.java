package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A night of many members, in virtual time. With {@code -Dbulk.simulated=1000000} it is that of
 * {@code docs/scale.md}; it prints its figures then.
 */
class SimulationTest {
  private static final int MEMBERS = Integer.getInteger("bulk.simulated", 2_000);
  private static final int SLOTS = Integer.getInteger("bulk.simulated.slots", 4);
  private static final int PAGE_SIZE = Integer.getInteger("bulk.simulated.page", 10);
  private static final double RATE = Integer.getInteger("bulk.simulated.rate", 20);

  @Test
  void night_withFaultsOutageAndCrashes_hasEachRowOnce() throws Exception {
    Duration expected = Duration.ofSeconds((long) (MEMBERS * 1.1 / RATE));
    SimulatedServer server =
        new SimulatedServer(expected.dividedBy(3), expected.dividedBy(3).plusMinutes(5));
    Simulation night = new Simulation(MEMBERS, SLOTS, RATE, PAGE_SIZE, server);
    Duration took = night.run(5, expected.dividedBy(5));

    assertThat(night.crashes).isPositive();
    assertThat(night.lost).as("lost rows").isZero();
    assertThat(night.doubled).as("doubled rows").isZero();
    assertThat(night.done.cardinality()).isEqualTo(MEMBERS);
    assertThat(night.refused)
        .isEqualTo(IntStream.range(0, MEMBERS).filter(i -> FakeList.isRefused("m" + i)).count());
    if (Integer.getInteger("bulk.simulated") != null) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%d members, %d rows, %d calls, %d refused, %d crashes, %d lost, %d doubled, largest"
                  + " checkpoint %d bytes, virtual time %s",
              MEMBERS,
              night.rows,
              server.calls,
              night.refused,
              night.crashes,
              night.lost,
              night.doubled,
              night.largestCheckpoint,
              took));
    }
  }
}
