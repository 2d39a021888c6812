package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.WireText;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A workout that a sandbox starts with. Immutable.
 *
 * @param date the day
 * @param description the title, not blank
 * @param activityTypeId 16 run, 11 ride, 9 walk (TAP), null for none
 * @param miles the distance in miles, 0 or more
 * @param duration the duration, not negative
 * @param calories the energy in kilocalories, 0 or more
 * @param privacy 0 private (default), 1 friends, 3 public; 2 is accepted, its meaning is not
 *     recorded
 */
public record SandboxWorkout(
    LocalDate date,
    String description,
    @Nullable Long activityTypeId,
    double miles,
    Duration duration,
    int calories,
    int privacy) {

  /**
   * Creates a workout.
   *
   * @param date the day
   * @param description the title, not blank
   * @param activityTypeId 16 run, 11 ride, 9 walk (TAP), null for none
   * @param miles the distance in miles, 0 or more
   * @param duration the duration, not negative
   * @param calories the energy in kilocalories, 0 or more
   * @param privacy 0 private (default), 1 friends, 3 public; 2 is accepted, its meaning is not
   *     recorded
   * @throws IllegalArgumentException if the description is blank, a number is negative, or the
   *     privacy is not from 0 to 3
   */
  public SandboxWorkout {
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(duration, "duration");
    if (description.isBlank()) {
      throw new IllegalArgumentException("a workout needs a description");
    }
    if (!(miles >= 0) || duration.isNegative() || calories < 0) {
      throw new IllegalArgumentException("miles, duration and calories must not be negative");
    }
    if (privacy < 0 || privacy > 3) {
      throw new IllegalArgumentException("privacy must be from 0 to 3, not " + privacy);
    }
  }

  /**
   * Returns a private workout without distance, duration or type.
   *
   * @param date the day of the workout
   * @param description its description, not blank
   * @return the workout
   */
  public static SandboxWorkout on(LocalDate date, String description) {
    return new SandboxWorkout(date, description, null, 0, Duration.ZERO, 0, 0);
  }

  /**
   * Returns a copy with an activity type, 16 for a run.
   *
   * @param typeId the id of the activity type
   * @return the copy
   */
  public SandboxWorkout ofActivity(long typeId) {
    return new SandboxWorkout(date, description, typeId, miles, duration, calories, privacy);
  }

  /**
   * Returns a copy with a distance in miles and a duration.
   *
   * @param distance the distance in miles
   * @param time the duration
   * @return the copy
   */
  public SandboxWorkout over(double distance, Duration time) {
    return new SandboxWorkout(date, description, activityTypeId, distance, time, calories, privacy);
  }

  /**
   * Returns a copy with the energy in kilocalories.
   *
   * @param kilocalories the energy in kilocalories
   * @return the copy
   */
  public SandboxWorkout burning(int kilocalories) {
    return new SandboxWorkout(
        date, description, activityTypeId, miles, duration, kilocalories, privacy);
  }

  /**
   * Returns a copy with a privacy: 0 private, 1 friends, 3 public.
   *
   * @param setting 0 private, 1 friends, 3 public
   * @return the copy
   */
  public SandboxWorkout withPrivacy(int setting) {
    return new SandboxWorkout(
        date, description, activityTypeId, miles, duration, calories, setting);
  }

  ObjectNode fields() {
    ObjectNode fields = Json.object();
    fields.put("workout_description", description);
    if (activityTypeId != null) {
      fields.put("activity_type_id", Long.toString(activityTypeId));
    }
    fields.put("distance", WireText.decimal(miles, 2));
    fields.put("time_taken", Long.toString(duration.toSeconds()));
    fields.put("calories_burned", Integer.toString(calories));
    if (!duration.isZero()) {
      fields.put("avg_speed", WireText.decimal(miles / duration.toSeconds() * 3600, 2));
    }
    return fields.put("privacy_setting", Integer.toString(privacy));
  }
}
