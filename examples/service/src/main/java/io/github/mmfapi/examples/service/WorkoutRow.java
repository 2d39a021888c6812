package io.github.mmfapi.examples.service;

import io.github.mmfapi.model.Workout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A workout as the list shows it. Each field of the API may be missing.
 *
 * @param id its id
 * @param date its day
 * @param title its description
 * @param activity its type
 * @param distance in miles, with the unit
 * @param duration hours, minutes and seconds
 * @param route the name of its route, null if it has none
 */
record WorkoutRow(
    @Nullable Long id,
    @Nullable LocalDate date,
    String title,
    String activity,
    String distance,
    String duration,
    @Nullable String route) {
  private static final String NOTHING = "–";

  static WorkoutRow of(Workout workout) {
    String title = workout.workoutDescription();
    String route = workout.routeName();
    return new WorkoutRow(
        workout.workoutId(),
        workout.workoutDate(),
        title == null ? "Untitled" : title,
        Activity.labelOf(workout.activityTypeId()),
        distance(workout.distance()),
        duration(workout.timeTaken()),
        workout.routeId() == null ? null : route == null ? "Route" : route);
  }

  private static String distance(@Nullable BigDecimal miles) {
    return miles == null || miles.signum() == 0
        ? NOTHING
        : miles.setScale(1, RoundingMode.HALF_UP) + " mi";
  }

  private static String duration(@Nullable Integer seconds) {
    if (seconds == null || seconds == 0) {
      return NOTHING;
    }
    Duration time = Duration.ofSeconds(seconds);
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
