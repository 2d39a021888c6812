package listing;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.time.LocalDate;

/** Lists the workouts of the sandbox's user. */
public class ListWorkouts {
  /** Runs the example. */
  public static void main(String[] arguments) {
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
        System.out.println(workout.workoutDate() + "  " + workout.workoutDescription());
      }
      System.out.println("in " + ListWorkouts.class.getModule());
    }
  }
}
