package listing;

import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.model.Workout;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Service;

/** A service without a line of configuration, apart from three properties. */
@SpringBootApplication
public class Application {
  /** Starts the application. */
  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments);
  }

  /** The only thing that it does. */
  @Service
  static class Listing {
    private final WorkoutsApi workouts;

    Listing(WorkoutsApi workouts) {
      this.workouts = workouts;
    }

    List<String> descriptions() {
      return workouts.getWorkouts().workouts().stream()
          .map(Workout::workoutDescription)
          .toList();
    }
  }
}
