package io.github.mmfapi.model;

/**
 * Lists values of {@code activity_type_id} that clients used. There are more, which {@code
 * workouts/get_activity_types} returns. Fields and parameters therefore take any number, and these
 * are constants instead of an enum.
 *
 * <p>The numbers differ from those of {@code workout_type_id}; see {@link WorkoutTypeIds}.
 *
 * <p>Evidence: single (TAP); 16 recorded (SEED Out[49]).
 */
public final class ActivityTypeIds {
  /** Walk: 9. */
  public static final long WALK = 9L;

  /** Bicycle ride: 11. */
  public static final long RIDE = 11L;

  /** Swim: 15. */
  public static final long SWIM = 15L;

  /** Run; recorded (SEED Out[49]): 16. */
  public static final long RUN = 16L;

  /** Anything else: 21. */
  public static final long OTHER = 21L;

  /** Hike: 24. */
  public static final long HIKE = 24L;

  /** Ride on a mountain bike: 41. */
  public static final long MOUNTAIN_BIKE_RIDE = 41L;

  /** Canoe or rowing: 57. */
  public static final long CANOE_OR_ROWING = 57L;

  /** Ice skating: 86. */
  public static final long ICE_SKATING = 86L;

  /** Snowboard: 107. */
  public static final long SNOWBOARD = 107L;

  /** Elliptical trainer: 211. */
  public static final long ELLIPTICAL = 211L;

  /** Cross-country skiing: 397. The source notes that it is actually backcountry skiing. */
  public static final long CROSS_COUNTRY_SKIING = 397L;

  /** Downhill skiing: 398. */
  public static final long DOWNHILL_SKIING = 398L;

  private ActivityTypeIds() {}
}
