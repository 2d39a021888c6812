package io.github.mmfapi.client;

import io.github.mmfapi.client.retry.RetryPolicy;
import io.github.mmfapi.model.CreateWorkoutOutput;
import io.github.mmfapi.model.CreateWorkoutRequest;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes that look before they repeat. When the fate of a write is unknown, the server is asked
 * whether it was carried out; only if it was not is the write made again, as often as the retry
 * policy of the client has attempts. From {@link MmfClient#safely()}. Immutable.
 *
 * <p>What MapMyFitness gave no means to tell apart, this cannot either: a second workout of the
 * same user with the same date and description, made within the {@linkplain #tolerance tolerance}
 * before it, is taken for it; and a write that is still on its way when it is looked for is not
 * found. It is therefore looked for after the policy's delay only, and at least after {@linkplain
 * #lookAfter this long}.
 */
public final class SafeWrites {
  private static final int PAGE = 100;

  /**
   * Rows that are read again with the next page: if so many vanish meanwhile, none is passed by.
   */
  private static final int OVERLAP = 10;

  private final MmfClient client;
  private final CallRunner runner;
  private final ZoneId zone;
  private final Duration tolerance;
  private final Duration lookAfter;

  SafeWrites(MmfClient client, CallRunner runner) {
    this(
        client, runner, ZoneId.of("America/Chicago"), Duration.ofMinutes(2), Duration.ofSeconds(2));
  }

  private SafeWrites(
      MmfClient client, CallRunner runner, ZoneId zone, Duration tolerance, Duration lookAfter) {
    this.client = client;
    this.runner = runner;
    this.zone = zone;
    this.tolerance = tolerance;
    this.lookAfter = lookAfter;
  }

  /**
   * Sets the time zone of {@code created_date}. Other times of the server are US Central (ICAL,
   * MMDK); the zone of this one is not on record.
   *
   * @param ofCreatedDate default {@code America/Chicago}
   * @return a copy with that zone
   */
  public SafeWrites zone(ZoneId ofCreatedDate) {
    return new SafeWrites(
        client, runner, Objects.requireNonNull(ofCreatedDate, "zone"), tolerance, lookAfter);
  }

  /**
   * Sets how far the server's clock may be behind this machine's.
   *
   * @param behind not negative; default 2 minutes
   * @return a copy with that tolerance
   * @throws IllegalArgumentException if it is negative
   */
  public SafeWrites tolerance(Duration behind) {
    return new SafeWrites(client, runner, zone, notNegative(behind), lookAfter);
  }

  /**
   * Sets how long a write of unknown fate is given to arrive before it is looked for.
   *
   * @param delay not negative; default 2 seconds
   * @return a copy with that delay
   * @throws IllegalArgumentException if it is negative
   */
  public SafeWrites lookAfter(Duration delay) {
    return new SafeWrites(client, runner, zone, tolerance, notNegative(delay));
  }

  /**
   * Creates a workout once. Looking for it takes calls of {@code get_workouts}, page after page,
   * because the order of its rows is not on record.
   *
   * @param request the workout
   * @return id and key of the workout, be it from the answer or from the list
   * @throws WriteOutcomeUnknownException if the last attempt's fate is unknown and the workout is
   *     not in the list
   * @throws MmfException if the workout was refused, or if looking for it failed; the unknown fate
   *     is then among the suppressed
   */
  public CreateWorkoutOutput createWorkout(CreateWorkoutRequest request) {
    RetryPolicy policy = runner.policy();
    for (int attempt = 1; ; attempt++) {
      try {
        return client.workouts().createWorkout(request);
      } catch (WriteOutcomeUnknownException unknown) {
        pause(policy.delayAfter(attempt), unknown);
        Optional<CreateWorkoutOutput> found = find(request, unknown);
        if (found.isPresent()) {
          return found.get();
        }
        if (attempt >= policy.maxAttempts()) {
          throw unknown;
        }
      }
    }
  }

  private void pause(Duration delay, WriteOutcomeUnknownException unknown) {
    try {
      runner.sleeper().sleep(delay.compareTo(lookAfter) > 0 ? delay : lookAfter);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown;
    }
  }

  private Optional<CreateWorkoutOutput> find(
      CreateWorkoutRequest request, WriteOutcomeUnknownException unknown) {
    try {
      return look(request, unknown);
    } catch (MmfException e) {
      if (e != unknown) {
        e.addSuppressed(unknown);
      }
      throw e;
    }
  }

  private Optional<CreateWorkoutOutput> look(
      CreateWorkoutRequest request, WriteOutcomeUnknownException unknown) {
    LocalDateTime earliest = LocalDateTime.ofInstant(unknown.sentAt().minus(tolerance), zone);
    List<Workout> before = List.of();
    int start = 0;
    while (true) {
      int first = start;
      WorkoutPage page =
          client
              .workouts()
              .getWorkouts(q -> q.userId(request.userId()).startRecord(first).limit(PAGE));
      for (Workout workout : page.workouts()) {
        if (isOurs(workout, request, earliest)) {
          return Optional.of(
              CreateWorkoutOutput.builder()
                  .workoutId(workout.workoutId())
                  .workoutKey(workout.workoutKey())
                  .build());
        }
      }
      // Not by the count, of which it is not on record whether it is the total or the page's.
      if (page.workouts().size() <= OVERLAP) {
        return Optional.empty();
      }
      if (page.workouts().equals(before)) {
        // A server that disregards start_record shows one page only: the fate stays unknown.
        throw unknown;
      }
      before = page.workouts();
      start += before.size() - OVERLAP;
    }
  }

  /** A row that does not say when it was made counts: better found wrongly than made twice. */
  private static boolean isOurs(
      Workout workout, CreateWorkoutRequest request, LocalDateTime earliest) {
    LocalDateTime created = workout.createdDate();
    return Objects.equals(workout.workoutDate(), request.workoutDate())
        && Objects.equals(workout.workoutDescription(), request.workoutDescription())
        && (created == null || !created.isBefore(earliest));
  }

  private static Duration notNegative(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("the duration must not be negative: " + duration);
    }
    return duration;
  }
}
