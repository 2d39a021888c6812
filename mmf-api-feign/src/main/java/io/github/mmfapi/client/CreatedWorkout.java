package io.github.mmfapi.client;

import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.client.paging.Rows;
import io.github.mmfapi.model.CreateWorkoutRequest;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * Recognizes the workout of a write in a list. What cannot be understood is never taken for "it is
 * not there", because the workout would then be created a second time.
 */
final class CreatedWorkout {
  private static final String ROWS = "workouts";

  private final CreateWorkoutRequest request;
  private final LocalDateTime earliest;

  CreatedWorkout(CreateWorkoutRequest request, LocalDateTime earliest) {
    this.request = request;
    this.earliest = earliest;
  }

  /**
   * Finds the workout.
   *
   * @throws MmfResponseException if it is not there, but a row may be the one
   */
  Optional<Workout> findIn(Rows<Workout> rows) {
    boolean unclear = false;
    for (Workout row : rows) {
      if (isSame(row)) {
        return Optional.of(row);
      }
      unclear |= mayBeSame(row);
    }
    if (unclear) {
      throw notUnderstood("a row may be the workout, but its date or description is unreadable");
    }
    return Optional.empty();
  }

  /**
   * Takes the rows of a response.
   *
   * @throws MmfResponseException if it does not say which rows there are
   */
  static Page<Workout> page(WorkoutPage page, int start) {
    Integer count = page.count();
    boolean none = !page.has(ROWS) && Objects.equals(count, 0);
    if (!none && !page.isList(ROWS)) {
      throw notUnderstood("\"workouts\" is missing or cannot be read as a list of objects");
    }
    if (start == 0 && page.workouts().isEmpty() && count != null && count > 0) {
      throw notUnderstood("\"count\" is " + count + ", but there are no rows");
    }
    return new Page<>(page.workouts(), count);
  }

  /** A row without a creation date counts: a wrong match is better than a second workout. */
  private boolean isSame(Workout row) {
    return Objects.equals(row.workoutDate(), request.workoutDate())
        && description(row).equals(description(request))
        && isNew(row);
  }

  private boolean isNew(Workout row) {
    LocalDateTime created = row.createdDate();
    return created == null || !created.isBefore(earliest);
  }

  /** A value that is missing or cannot be read may be the right one. */
  private boolean mayBeSame(Workout row) {
    return (row.workoutDate() == null || row.workoutDate().equals(request.workoutDate()))
        && (row.workoutDescription() == null || description(row).equals(description(request)))
        && isNew(row);
  }

  private static String description(Workout row) {
    return Objects.requireNonNullElse(row.workoutDescription(), "");
  }

  private static String description(CreateWorkoutRequest request) {
    return Objects.requireNonNullElse(request.workoutDescription(), "");
  }

  private static MmfResponseException notUnderstood(String problem) {
    return MmfResponseException.of(FailedCall.of("GET", "workouts/get_workouts", 200), problem);
  }
}
