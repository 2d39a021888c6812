package io.github.mmfapi.model;

/**
 * Lists values of {@code workout_type_id} that were seen. There are more, and users could create
 * their own ({@code workouts/create_workout_type}). Fields and parameters therefore take any
 * number, and these are constants instead of an enum.
 *
 * <p>The numbers differ from those of {@code activity_type_id}: 16 is a run there and a long walk
 * here. Clients recorded rides as runs because they confused the two.
 *
 * <p>Evidence: single (RUP 6ee73542); 1 and 47 recorded (SEED Out[51]).
 */
public final class WorkoutTypeIds {
  /** Run, the parent of the other types of run: 1. */
  public static final long RUN = 1L;

  /** Bicycle ride: 3. */
  public static final long RIDE = 3L;

  /** Long walk: 16. */
  public static final long LONG_WALK = 16L;

  /** Regular run: 47. A workout created with {@link ActivityTypeIds#RUN} got this type. */
  public static final long REGULAR_RUN = 47L;

  private WorkoutTypeIds() {}
}
