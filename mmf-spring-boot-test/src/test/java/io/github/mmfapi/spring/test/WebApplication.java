package io.github.mmfapi.spring.test;

import io.github.mmfapi.api.GroupsApi;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.oauth1.store.UnknownUserException;
import io.github.mmfapi.wire.WireValue;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
    private final GroupsApi groups;

    Workouts(WorkoutsApi workouts, GroupsApi groups) {
      this.workouts = workouts;
      this.groups = groups;
    }

    @GetMapping("/workouts")
    List<String> workouts() {
      return workouts.getWorkouts().workouts().stream().map(Workout::workoutDescription).toList();
    }

    @GetMapping("/workouts/whole")
    List<Workout> wholeWorkouts() {
      return workouts.getWorkouts().workouts();
    }

    @PostMapping("/workouts/whole")
    Workout echo(@RequestBody Workout workout) {
      return workout;
    }

    @GetMapping("/group-types")
    WireValue groupTypes() {
      return groups.getGroupTypes();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNAUTHORIZED)
    void unknown(UnknownUserException e) {}
  }
}
