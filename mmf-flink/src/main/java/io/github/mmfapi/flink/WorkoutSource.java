package io.github.mmfapi.flink;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.paging.AsyncRows;
import io.github.mmfapi.flink.internal.calls.CallSteps;
import io.github.mmfapi.model.Workout;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Emits the workouts of all members, by {@code workouts/get_workouts}: each row with its {@code
 * workout_key}, the month of its {@code workout_date}, and its JSON with all values as they were on
 * the wire.
 */
public final class WorkoutSource extends MemberListSource {
  private static final long serialVersionUID = 1L;

  /** The month of rows without a readable date. */
  public static final String UNKNOWN_MONTH = "unknown";

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

  /**
   * Creates the source.
   *
   * @param settings its settings
   */
  public WorkoutSource(SourceSettings settings) {
    super(settings);
  }

  @Override
  MemberWalk walk(MmfClient client, String userKey, int pageSize) {
    return rows(client, userKey, pageSize);
  }

  static MemberWalk rows(MmfClient client, String userKey, int pageSize) {
    AsyncRows<Workout> rows = client.async().paging().workouts(q -> q.limit(pageSize));
    return position ->
        CallSteps.map(
            rows.next(position), batch -> WireRows.page(userKey, batch, workout -> month(workout)));
  }

  private static String month(Workout workout) {
    LocalDate date = workout.workoutDate();
    return date == null ? UNKNOWN_MONTH : MONTH.format(date);
  }
}
