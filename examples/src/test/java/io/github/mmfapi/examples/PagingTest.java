package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.client.paging.Rows;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.MmfSandboxExtension;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the code of docs/guide/paging.md. */
class PagingTest {
  private static final int WORKOUTS = 60;

  @RegisterExtension
  static final MmfSandboxExtension SANDBOX = MmfSandboxExtension.of(withWorkouts());

  private final List<String> shown = new ArrayList<>();

  private static MmfSandbox.Builder withWorkouts() {
    MmfSandbox.Builder builder = MmfSandbox.builder().user(SandboxUser.TUTORIAL);
    for (int i = 0; i < WORKOUTS; i++) {
      LocalDate day = LocalDate.of(2013, 1, 1).plusDays(i);
      builder.workout(SandboxUser.TUTORIAL, SandboxWorkout.on(day, "run " + i));
    }
    return builder;
  }

  private void show(Workout workout) {
    shown.add(workout.workoutDescription());
  }

  @Test
  void rows_areReadAsALoopAStreamAndAFuture(MmfSandbox sandbox) {
    try (MmfClient client = Guide.client(sandbox).build()) {
      long userId = sandbox.user().userId();
      // docs: loop
      for (Workout workout : client.paging().workouts(q -> q.userId(userId).limit(50))) {
        show(workout);
      }
      // end
      assertThat(shown).hasSize(WORKOUTS).doesNotHaveDuplicates();
      // docs: stream
      List<Workout> firstTen = client.paging().workouts().stream().limit(10).toList();
      // end
      assertThat(firstTen).hasSize(10);
      // docs: async
      CompletableFuture<Void> done =
          client
              .async()
              .paging()
              .workouts()
              .forEachWhile(
                  workout -> {
                    show(workout);
                    return true; // false ends it
                  });
      // end
      done.join();
      assertThat(shown).hasSize(2 * WORKOUTS);
    }
  }

  @Test
  void rowsOfAnyInterface_areReadTheSameWay(MmfSandbox sandbox) {
    try (MmfClient client = Guide.client(sandbox).build()) {
      WorkoutsApi api = client.workouts();
      // docs: any
      Rows<Workout> rows =
          Rows.of(
              (start, limit) -> {
                WorkoutPage page = api.getWorkouts(q -> q.startRecord(start).limit(limit));
                return new Page<>(page.workouts(), page.count());
              },
              Workout::workoutKey);
      // end
      assertThat(rows).hasSize(WORKOUTS);
    }
  }
}
