package io.github.mmfapi.client;

import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.client.paging.Rows;
import io.github.mmfapi.model.CreateWorkoutOutput;
import io.github.mmfapi.model.CreateWorkoutRequest;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Offers write methods that check for an existing record before retrying. If the outcome of a write
 * is unknown, they look for the record on the server. Only if it is certainly not there, the write
 * is retried, up to the number of attempts of the client's retry policy. From {@link
 * MmfClient#safely()}. Immutable.
 *
 * <p>MapMyFitness has no id by which to recognize a write. So another workout of the same user with
 * the same date and description, created within the {@linkplain #tolerance tolerance} before the
 * write, is mistaken for it. A write that has not arrived yet is not found; the check therefore
 * waits for the policy's delay, and at least for {@link #lookAfter}.
 */
public final class SafeWrites {
  private static final int PAGE = 100;

  private final MmfClient client;
  private final RetryPolicy policy;
  private final Sleeper sleeper;
  private final ZoneId zone;
  private final Duration tolerance;
  private final Duration lookAfter;

  SafeWrites(MmfClient client, RetryPolicy policy, Sleeper sleeper) {
    this(
        client,
        policy,
        sleeper,
        ZoneId.of("America/Chicago"),
        Duration.ofMinutes(2),
        Duration.ofSeconds(2));
  }

  private SafeWrites(
      MmfClient client,
      RetryPolicy policy,
      Sleeper sleeper,
      ZoneId zone,
      Duration tolerance,
      Duration lookAfter) {
    this.client = client;
    this.policy = policy;
    this.sleeper = sleeper;
    this.zone = zone;
    this.tolerance = tolerance;
    this.lookAfter = lookAfter;
  }

  /**
   * Sets the time zone of {@code created_date}. Other times of the server are US Central (ICAL,
   * MMDK); the zone of this one is not documented.
   *
   * @param createdZone default {@code America/Chicago}
   * @return a copy with that zone
   */
  public SafeWrites zone(ZoneId createdZone) {
    Objects.requireNonNull(createdZone, "zone");
    return new SafeWrites(client, policy, sleeper, createdZone, tolerance, lookAfter);
  }

  /**
   * Sets how far the server's clock may be behind this machine's.
   *
   * @param skew not negative; default 2 minutes
   * @return a copy with that tolerance
   * @throws IllegalArgumentException if it is negative
   */
  public SafeWrites tolerance(Duration skew) {
    notNegative(skew, "tolerance");
    return new SafeWrites(client, policy, sleeper, zone, skew, lookAfter);
  }

  /**
   * Sets how long to wait after a write with an unknown outcome before looking for its record.
   *
   * @param delay not negative; default 2 seconds
   * @return a copy with that delay
   * @throws IllegalArgumentException if it is negative
   */
  public SafeWrites lookAfter(Duration delay) {
    notNegative(delay, "delay");
    return new SafeWrites(client, policy, sleeper, zone, tolerance, delay);
  }

  /**
   * Creates a workout once. Looking for it reads {@code get_workouts} page by page, because the
   * order of its rows is not documented.
   *
   * @param request the workout
   * @return id and key of the workout, from the response or from the list
   * @throws WriteOutcomeUnknownException if the outcome of the last attempt is unknown and the
   *     workout is not in the list, or the list cannot be read to its end and understood; in the
   *     second case, what failed is suppressed in it
   * @throws MmfException if the workout was refused
   */
  public CreateWorkoutOutput createWorkout(CreateWorkoutRequest request) {
    for (int attempt = 1; ; attempt++) {
      try {
        return client.workouts().createWorkout(request);
      } catch (WriteOutcomeUnknownException unknown) {
        pause(policy.delayAfter(attempt), unknown);
        Optional<Workout> found = find(request, unknown);
        if (found.isPresent()) {
          return output(found.get());
        }
        if (attempt >= policy.maxAttempts()) {
          throw unknown;
        }
      }
    }
  }

  private void pause(Duration delay, WriteOutcomeUnknownException unknown) {
    try {
      sleeper.sleep(delay.compareTo(lookAfter) > 0 ? delay : lookAfter);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown;
    }
  }

  private Optional<Workout> find(
      CreateWorkoutRequest request, WriteOutcomeUnknownException unknown) {
    CreatedWorkout created = new CreatedWorkout(request, earliest(unknown.sentAt()));
    try {
      return created.findIn(workouts(request));
    } catch (RuntimeException e) {
      // A list that cannot be read does not say that the workout is missing.
      unknown.addSuppressed(e);
      throw unknown;
    }
  }

  private LocalDateTime earliest(Instant sentAt) {
    try {
      return LocalDateTime.ofInstant(sentAt.minus(tolerance), zone);
    } catch (DateTimeException | ArithmeticException beforeAllTimes) {
      return LocalDateTime.MIN;
    }
  }

  private Rows<Workout> workouts(CreateWorkoutRequest request) {
    return Rows.of((start, limit) -> page(request.userId(), start, limit), SafeWrites::key)
        .pageSize(PAGE)
        .untilNoNewRows();
  }

  private Page<Workout> page(@Nullable Long userId, int start, int limit) {
    WorkoutPage page =
        client.workouts().getWorkouts(q -> q.userId(userId).startRecord(start).limit(limit));
    return CreatedWorkout.page(page, start);
  }

  /** A workout without a key is identified by all its values. */
  private static Object key(Workout workout) {
    return workout.workoutKey() == null ? workout : workout.workoutKey();
  }

  private static CreateWorkoutOutput output(Workout workout) {
    return CreateWorkoutOutput.builder()
        .workoutId(workout.workoutId())
        .workoutKey(workout.workoutKey())
        .build();
  }

  private static void notNegative(Duration duration, String name) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "the " + name + " must be 0 or more, not " + duration + "; set another");
    }
  }
}
