package io.github.mmfapi.contract;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.PrintStream;
import java.time.LocalDate;

/** The example of README.md, which {@link ReadmeTest} holds against the README and runs. */
final class ReadmeExample {
  private ReadmeExample() {}

  static void run(PrintStream out) {
    // README
    try (MmfSandbox server = MmfSandbox.start();
        MmfClient client =
            MmfClient.builder()
                .baseUrl(server.baseUrl())
                .clientCredentials(server.clientCredentials())
                .tokenCredentials(server.authorize(server.user()))
                .build()) {
      LocalDate day = LocalDate.of(2013, 1, 16);
      client.workouts().createWorkout(w -> w.workoutDate(day).workoutDescription("a run"));
      for (Workout workout : client.workouts().getWorkouts().workouts()) {
        out.println(workout.workoutDate() + "  " + workout.workoutDescription());
      }
    }
    // README
  }
}
