package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxRoute;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which users, workouts and routes the pages of the data show. */
class DataPagesTest {
  private static final int MOST_USERS = 500;
  private static final int MOST_WORKOUTS = 50;
  private static final int MOST_ROUTES = 20;
  private static final SandboxUser ANNA = new SandboxUser(1, "anna", "s3cret-word");

  private static int rows(String page) {
    return page.split("<tr><", -1).length - 2; // the text before the first row, and the heading
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void longTable_isCut_andSaysSo(int more) {
    MmfSandbox.Builder builder = MmfSandbox.builder().console(true).user(ANNA);
    for (int i = 2; i <= MOST_USERS + more; i++) {
      builder.user(new SandboxUser(i, "user" + i, "p"));
    }
    for (int i = 0; i < MOST_WORKOUTS + more; i++) {
      builder.workout(ANNA, SandboxWorkout.on(LocalDate.of(2025, 1, 1).plusDays(i), "run" + i));
    }
    SandboxRoute.Point point = new SandboxRoute.Point(45.5, -122.6);
    for (int i = 0; i < MOST_ROUTES + more; i++) {
      builder.route(ANNA, SandboxRoute.of("way" + i, point, point));
    }
    try (MmfSandbox sandbox = builder.start()) {
      Visitor visitor = new Visitor(sandbox);
      String users = visitor.page("console/users");
      String data = visitor.page("console/users/1");

      assertThat(rows(users)).isEqualTo(Math.min(MOST_USERS + more, MOST_USERS));
      assertThat(users.contains("the first ones are shown")).isEqualTo(more > 0);
      assertThat(users.contains("There are 501 users")).isEqualTo(more > 0);
      assertThat(rows(data)).isEqualTo(Math.min(MOST_WORKOUTS + more, MOST_WORKOUTS));
      assertThat(data.contains("The last 50 are shown.")).isEqualTo(more > 0);
      assertThat(data.split("<li>", -1)).hasSize(1 + Math.min(MOST_ROUTES + more, MOST_ROUTES));
      assertThat(data.contains("The first 20 are shown.")).isEqualTo(more > 0);
    }
  }

  @Test
  void workouts_areShownNewestFirst_withTheirTimes() {
    LocalDate day = LocalDate.of(2026, 1, 7);
    try (MmfSandbox sandbox =
        MmfSandbox.builder()
            .console(true)
            .user(ANNA)
            .workout(ANNA, SandboxWorkout.on(day, "early"))
            .workout(
                ANNA,
                SandboxWorkout.on(day.plusDays(2), "late")
                    .over(5.25, Duration.ofSeconds(7_509))) // 2:05:09
            .workout(ANNA, SandboxWorkout.on(day.plusDays(1), "between"))
            .start()) {
      assertThat(new Visitor(sandbox).page("console/users/1"))
          .containsSubsequence("late", "2:05:09", "between", "early");
    }
  }
}
