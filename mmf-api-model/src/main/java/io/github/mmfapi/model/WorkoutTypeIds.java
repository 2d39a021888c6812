package io.github.mmfapi.model;

/**
 * Values of {@code workout_type_id} that were seen. There are more, and users could make their own
 * ({@code workouts/create_workout_type}), so a field or parameter takes any number and these are
 * constants instead of an enum.
 *
 * <p>They are other numbers than those of {@code activity_type_id}: 16 is a run there and a long
 * walk here. Clients filed rides as runs until they kept the two apart.
 *
 * <p>Evidence: single (RUP 6ee73542); 1 and 47 recorded (SEED Out[51]).
 */
public final class WorkoutTypeIds {
  /** Run, the parent of the kinds of run: 1. */
  public static final long RUN = 1L;

  /** Bicycle ride: 3. */
  public static final long RIDE = 3L;

  /** Long walk: 16. */
  public static final long LONG_WALK = 16L;

  /** Regular run, what became of a workout with {@link ActivityTypeIds#RUN}: 47. */
  public static final long REGULAR_RUN = 47L;

  private WorkoutTypeIds() {}
}
