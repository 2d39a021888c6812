package io.github.mmfapi.cli.internal.workouts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.output.Columns;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.wire.WireObject;
import java.util.List;

/** The rows of {@code workouts/get_workouts}. */
final class WorkoutRows {
  /** The fields of the spec in its order. */
  static final Columns COLUMNS =
      new Columns(
          List.of(
              "workout_id",
              "workout_key",
              "workout_date",
              "workout_date_formatted",
              "completed_flag",
              "workout_privacy_setting",
              "workout_type_id",
              "recurring_workout_id",
              "workout_type_name",
              "parent_workout_type_id",
              "mets",
              "workout_start_time",
              "workout_end_time",
              "workout_description",
              "calories_burned",
              "route_id",
              "route_key",
              "route_name",
              "distance",
              "number_of_repetitions",
              "time_taken",
              "weight",
              "effort_level",
              "quality_level",
              "min_hr",
              "avg_hr",
              "max_hr",
              "min_pace",
              "avg_pace",
              "max_pace",
              "min_speed",
              "avg_speed",
              "max_speed",
              "min_power",
              "avg_power",
              "max_power",
              "avg_cadence",
              "notes",
              "number_of_steps",
              "user_id",
              "user_key",
              "activity_type_id",
              "updated_date",
              "created_date"),
          List.of(
              "workout_id",
              "workout_date",
              "workout_description",
              "workout_type_name",
              "distance",
              "time_taken"));

  private static final ObjectMapper JSON = new ObjectMapper();

  private WorkoutRows() {}

  /** Returns an object as it was received. */
  static ObjectNode json(WireObject object) {
    return JSON.valueToTree(object);
  }

  /**
   * Fetches a page.
   *
   * @throws IllegalStateException if its rows cannot be read; they would be missing silently
   */
  static Page<Workout> page(MmfClient client, int start, int limit) {
    WorkoutPage page = client.workouts().getWorkouts(q -> q.startRecord(start).limit(limit));
    String count = page.text("count");
    boolean none = !page.has("workouts") && (count == null || count.equals("0"));
    if (!none && !page.isList("workouts")) {
      throw new IllegalStateException(
          "the rows of workouts/get_workouts from start_record "
              + start
              + " cannot be read as a list; look at them with: mmf call workouts/get_workouts"
              + " start_record="
              + start);
    }
    return new Page<>(page.workouts(), page.count());
  }
}
