package io.github.mmfapi.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The activity types and the workout types, which have ids of their own. Workout type 47 "Regular
 * Run" under parent 1 is recorded for activity 16 (SEED), and so are the workout types 1, 3 and 16
 * (RUP); the sandbox made up names and parents of the latter. The activity types are those of TAP.
 */
public final class WorkoutTypes implements Saved {
  /** A workout type; name and parent are null if unknown. */
  record Type(String id, @Nullable String name, @Nullable String parent) {}

  private static final List<Type> BUILT_IN =
      List.of(
          new Type("1", "Run", "1"),
          new Type("3", "Ride", "3"),
          new Type("16", "Long Walk", null),
          new Type("47", "Regular Run", "1"));

  private static final List<String> ACTIVITIES =
      List.of("9", "11", "15", "16", "21", "24", "41", "57", "86", "107", "211", "397", "398");

  private final Map<String, Type> builtIn = new LinkedHashMap<>();
  private final Rows own;

  WorkoutTypes(Quota quota) {
    BUILT_IN.forEach(type -> builtIn.put(type.id(), type));
    own = new Rows("workout_type", 100_001L, 700_001L, quota);
  }

  @Override
  public JsonNode save() {
    return own.save();
  }

  @Override
  public void load(JsonNode saved) {
    own.load(saved);
  }

  public ObjectNode add(User owner, ObjectNode fields) {
    return own.add(owner, fields);
  }

  /** Returns the type with an id; an unknown type has neither name nor parent. */
  Type find(User user, String id) {
    Type type = builtIn.get(id);
    if (type != null) {
      return type;
    }
    ObjectNode row = own.byId(id);
    return row == null || !row.path("user_id").asText().equals(user.id())
        ? new Type(id, null, null)
        : new Type(
            id,
            row.path("workout_type_name").asText(),
            row.path("parent_workout_type_id").asText());
  }

  /**
   * Sets the type of a workout. Absent values are empty texts: null is not recorded in these
   * fields.
   */
  void setType(ObjectNode workout, @Nullable Type type) {
    workout.put("workout_type_id", type == null ? "" : type.id());
    workout.put("workout_type_name", type == null ? "" : orEmpty(type.name()));
    workout.put("parent_workout_type_id", type == null ? "" : orEmpty(type.parent()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Sets the workout type of activity 16, the only one that is recorded. */
  void setTypeOfActivity(ObjectNode workout) {
    if (workout.path("activity_type_id").asText().equals("16")) {
      setType(workout, builtIn.get("47"));
    }
  }

  /** Returns the types of a user, or those with one parent. */
  public List<ObjectNode> of(User user, @Nullable String parent) {
    List<ObjectNode> types = new java.util.ArrayList<>();
    for (Type type : builtIn.values()) {
      types.add(
          Json.object()
              .put("workout_type_id", type.id())
              .put("workout_type_name", type.name())
              .put("parent_workout_type_id", type.parent()));
    }
    types.addAll(own.of(user));
    types.removeIf(
        type -> parent != null && !type.path("parent_workout_type_id").asText().equals(parent));
    return types;
  }

  public List<ObjectNode> parents() {
    return BUILT_IN.stream()
        .filter(type -> type.id().equals(type.parent()))
        .map(
            type ->
                Json.object()
                    .put("parent_workout_type_id", type.id())
                    .put("workout_type_name", type.name()))
        .toList();
  }

  /**
   * Returns the activity types. The sandbox made up that 41, mountain biking, has the parent 11.
   */
  public List<ObjectNode> activities(@Nullable String parent) {
    return ACTIVITIES.stream()
        .map(
            id ->
                Json.object()
                    .put("activity_type_id", id)
                    .put("parent_activity_type_id", id.equals("41") ? "11" : null))
        .filter(
            row -> parent == null || row.path("parent_activity_type_id").asText().equals(parent))
        .toList();
  }
}
