package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The workouts of all users, each a row of the recorded 44 fields (SEED Out[51]). Ids and keys
 * start with the recorded ones; keys lie above 2^53. Rows are listed in the order they were made.
 */
final class WorkoutLog {
  /** Server times are US Central (ICAL, MMDK). */
  private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter FORMATTED =
      DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);

  /** The only activity type whose workout type is on record: run, "Regular Run". */
  private static final String RECORDED_ACTIVITY_TYPE = "16";

  private final ObjectNode recorded = Answers.recordedRow("workout.json");
  private final Map<Long, List<ObjectNode>> rows = new HashMap<>();
  private final Clock clock;
  private long nextId = 222399046L;
  private long nextKey = 401135834983568979L;

  WorkoutLog(Clock clock) {
    this.clock = clock;
  }

  /** Adds a workout and returns its row. */
  synchronized ObjectNode add(
      SandboxUser user, LocalDate date, String description, @Nullable String activityTypeId) {
    String now = TIMESTAMP.format(LocalDateTime.ofInstant(clock.instant(), CENTRAL));
    ObjectNode row =
        recorded
            .deepCopy()
            .put("workout_id", Long.toString(nextId++))
            .put("workout_key", Long.toString(nextKey++))
            .put("workout_date", date.toString())
            .put("workout_date_formatted", FORMATTED.format(date))
            .put("workout_description", description)
            .put("user_id", Long.toString(user.userId()))
            .put("user_key", Long.toString(user.userId()))
            .put("activity_type_id", activityTypeId)
            .put("updated_date", now)
            .put("created_date", now);
    if (!RECORDED_ACTIVITY_TYPE.equals(activityTypeId)) {
      row.putNull("workout_type_id").putNull("workout_type_name").putNull("parent_workout_type_id");
    }
    rows.computeIfAbsent(user.userId(), id -> new ArrayList<>()).add(row);
    return row;
  }

  /** Returns the workouts of a user, all of them or those that are completed or pending. */
  synchronized List<ObjectNode> of(SandboxUser user, @Nullable String completedFlag) {
    return rows.getOrDefault(user.userId(), List.of()).stream()
        .filter(
            row ->
                completedFlag == null
                    || row.path("completed_flag").textValue().equals(completedFlag))
        .toList();
  }
}
