package io.github.mmfapi.spring.test;

import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.oauth1.store.UnknownUserException;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A service that lists the workouts of its user. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class WebApplication {

  /** The only code of the application. */
  @RestController
  static class Workouts {
    private final WorkoutsApi workouts;

    Workouts(WorkoutsApi workouts) {
      this.workouts = workouts;
    }

    @GetMapping("/workouts")
    List<String> workouts() {
      return workouts.getWorkouts().workouts().stream().map(Workout::workoutDescription).toList();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNAUTHORIZED)
    void unknown(UnknownUserException e) {}
  }
}
