package io.github.mmfapi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.server.SandboxInstance;
import io.github.mmfapi.sandbox.internal.state.State;
import org.junit.jupiter.api.Test;

class DemoDataTest {
  @Test
  void demoData_isAPlausibleYearAndReproducible() {
    SettableClock clock = new SettableClock();
    State one = demo(clock, 1);
    State same = demo(clock, 1);
    State other = demo(clock, 2);
    User user = one.users().require(Long.toString(SandboxUser.TUTORIAL.userId()));

    var rows = one.workouts().visibleTo(null, user);
    assertThat(rows).hasSizeBetween(120, 300);
    assertThat(rows).extracting(row -> row.path("workout_date").asText()).isSorted();
    assertThat(rows.get(rows.size() - 1).path("workout_date").asText()).isLessThan("2013-06-17");
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.path("distance").asDouble()).isBetween(1.0, 40.0))
        .allSatisfy(row -> assertThat(row.path("avg_speed").asDouble()).isBetween(2.0, 20.0));
    assertThat(rows.toString()).isEqualTo(same.workouts().visibleTo(null, user(same)).toString());
    assertThat(rows.toString())
        .isNotEqualTo(other.workouts().visibleTo(null, user(other)).toString());
  }

  private static State demo(SettableClock clock, long seed) {
    return new SandboxInstance(MmfSandbox.builder().clock(clock).demoData(seed).settings()).state();
  }

  private static User user(State state) {
    return state.users().require(Long.toString(SandboxUser.TUTORIAL.userId()));
  }
}
