package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The methods that answer in the envelope, called by an authenticated user. Success answers have
 * the recorded shapes. Refusals beyond authentication are the sandbox's own: no text of such a
 * refusal is on record, so theirs begin with {@code (sandbox)}.
 */
final class ResourceMethods {
  /** The page size that clients used; the server's own default is not on record. */
  private static final int DEFAULT_LIMIT = 25;

  private final List<SandboxUser> users;
  private final WorkoutLog workouts;
  private final ObjectNode recordedUser = Answers.recordedRow("user.json");

  ResourceMethods(List<SandboxUser> users, WorkoutLog workouts) {
    this.users = users;
    this.workouts = workouts;
  }

  ResponseDefinition getUser(Call call, SandboxUser caller) {
    SandboxUser selected = selectedUser(call, caller);
    if (selected == null) {
      return refused("no such user");
    }
    String id = Long.toString(selected.userId());
    ObjectNode user = recordedUser.deepCopy();
    user.put("user_id", id)
        .put("user_key", id)
        .put("username", selected.username())
        .put("profile_link", "/user_profile?u=" + id)
        .put("training_link", "/user_training?u=" + id);
    return Answers.success(Answers.JSON.createObjectNode().set("user", user), Answers.CRLF);
  }

  ResponseDefinition getWorkouts(Call call, SandboxUser caller) {
    SandboxUser selected = selectedUser(call, caller);
    if (selected == null) {
      return refused("no such user");
    }
    Integer start = number(call, "start_record", 0);
    Integer limit = number(call, "limit", DEFAULT_LIMIT);
    if (start == null || limit == null) {
      return refused("start_record and limit must be whole numbers from 0 on");
    }
    List<ObjectNode> rows = workouts.of(selected, call.parameter("completed_flag"));
    ArrayNode page = Answers.JSON.createArrayNode();
    rows.stream().skip(start).limit(limit).forEach(page::add);
    ObjectNode output = Answers.JSON.createObjectNode().put("count", Integer.toString(rows.size()));
    output.set("workouts", page);
    return Answers.success(output, "");
  }

  ResponseDefinition createWorkout(Call call, SandboxUser caller) {
    String description = call.parameter("workout_description");
    LocalDate date = date(call.parameter("workout_date"));
    if (date == null || description == null) {
      return refused("workout_date (YYYY-MM-DD) and workout_description are required");
    }
    String userId = call.parameter("user_id");
    if (userId != null && !caller.isSelectedBy(userId)) {
      return refused("a workout can only be created for the authorized user");
    }
    ObjectNode row = workouts.add(caller, date, description, call.parameter("activity_type_id"));
    // The id is a JSON number here and a string everywhere else (SEED Out[47]).
    ObjectNode output =
        Answers.JSON
            .createObjectNode()
            .put("workout_id", Long.parseLong(row.path("workout_id").textValue()))
            .put("workout_key", row.path("workout_key").textValue());
    return Answers.success(output, "");
  }

  private @Nullable SandboxUser selectedUser(Call call, SandboxUser caller) {
    String id = call.parameter("user_id");
    String selector = id != null ? id : call.parameter("user_key");
    if (selector == null) {
      return caller;
    }
    return users.stream().filter(user -> user.isSelectedBy(selector)).findFirst().orElse(null);
  }

  private static @Nullable Integer number(Call call, String name, int otherwise) {
    String text = call.parameter(name);
    if (text == null) {
      return otherwise;
    }
    return text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  private static ResponseDefinition refused(String why) {
    return Answers.failure(200, "(sandbox) " + why, "");
  }
}
