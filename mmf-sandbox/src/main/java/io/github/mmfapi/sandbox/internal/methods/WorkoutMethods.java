package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Page;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.state.State;
import io.github.mmfapi.sandbox.internal.state.Workouts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates, lists, reads, changes and deletes workouts, and lists their types. */
final class WorkoutMethods {
  /** Which properties 3.1 sorted workouts by is not recorded; these are the sandbox's choice. */
  private static final Set<String> SORTABLE =
      Set.of("workout_date", "created_date", "distance", "time_taken");

  private final State state;

  WorkoutMethods(State state) {
    this.state = state;
  }

  void addTo(MethodTable table) {
    table
        .on("workouts/create_workout", this::create)
        .on("workouts/get_workouts", this::list)
        .on("workouts/get_workout", call -> Response.of("workout", shown(call, selected(call))))
        .on("workouts/get_workout_full", this::full)
        .on("workouts/edit_workout", this::edit)
        .on("workouts/delete_workout", this::delete)
        .on("workouts/search_workouts", this::search)
        .on("workouts/create_workout_type", this::createType)
        .on("workouts/get_workout_types", this::types)
        .on("workouts/suggest_workout_types", this::suggestTypes)
        .on("workouts/get_parent_workout_types", this::parentTypes)
        .on("workouts/get_activity_types", this::activityTypes)
        .on("workouts/get_compendium_headings", call -> Compendium.headings())
        .on("workouts/get_compendium_compcodes", Compendium::codes);
  }

  private Response create(Call call) {
    String user = call.firstOf("user_id", "user_key");
    if (user != null && !user.equals(call.caller().id())) {
      throw new Refusal("user_id and user_key must be those of the caller");
    }
    LocalDate date = Objects.requireNonNull(call.date("workout_date"), "workout_date");
    ObjectNode fields = call.fields();
    ObjectNode route = routeOf(call);
    ObjectNode row = state.workouts().add(call.caller(), date, fields);
    if (route != null) {
      Workouts.link(row, route);
    }
    // The id is a JSON number here and a string everywhere else (SEED Out[47]).
    ObjectNode output = Json.object();
    output.put("workout_id", Long.parseLong(row.path("workout_id").textValue()));
    output.set("workout_key", row.path("workout_key"));
    return Response.of(output);
  }

  private @Nullable ObjectNode routeOf(Call call) {
    return call.firstOf("route_id", "route_key") == null ? null : state.routes().visible(call);
  }

  /** Lists workouts by date, then id, descending, unless sort_by says otherwise. */
  private Response list(Call call) {
    String flag = call.text("completed_flag");
    User owner = state.users().selected(call);
    List<ObjectNode> rows =
        flag == null
            ? state.workouts().visibleTo(call.visitor(), owner)
            : state.workouts().visibleTo(call.visitor(), owner, flag);
    return Page.of(call, "workouts", Page.sorted(call, rows, SORTABLE), row -> shown(call, row));
  }

  /**
   * Returns the workout of {@code workout_id}; the documentation calls it user_id, probably by
   * mistake.
   */
  private ObjectNode selected(Call call) {
    if (call.firstOf("workout_id", "workout_key") == null) {
      throw new Refusal("workout_id is missing");
    }
    return state.workouts().visible(call);
  }

  private ObjectNode shown(Call call, ObjectNode row) {
    return state.workouts().rowFor(call.visitor(), row);
  }

  private Response full(Call call) {
    ObjectNode row = selected(call);
    ObjectNode workout = shown(call, row).deepCopy();
    ArrayNode children = state.workouts().children(row);
    workout.set("children", children);
    return Response.of("workout", workout);
  }

  private Response edit(Call call) {
    ObjectNode row = state.workouts().rows().findOwn(call);
    ObjectNode changed = row.deepCopy();
    state.workouts().change(call.caller(), changed, call.fields("workout_id", "workout_key"));
    ObjectNode route = routeOf(call);
    if (route != null) {
      Workouts.link(changed, route);
    }
    state.workouts().replace(row, changed);
    return Response.handles(row, "workout");
  }

  private Response delete(Call call) {
    ObjectNode row = state.workouts().rows().findOwn(call);
    state.workouts().remove(row);
    return Response.handles(row, "workout");
  }

  /**
   * Searches titles and notes of the workouts that the caller may see; other criteria are not
   * recorded.
   */
  private Response search(Call call) {
    String keyword = Objects.requireNonNullElse(call.text("keyword"), "").toLowerCase(Locale.ROOT);
    List<ObjectNode> rows =
        state.users().all().stream()
            .flatMap(owner -> state.workouts().visibleTo(call.caller(), owner).stream())
            .filter(
                row ->
                    (row.path("workout_description").asText() + "\n" + row.path("notes").asText())
                        .toLowerCase(Locale.ROOT)
                        .contains(keyword))
            .map(row -> shown(call, row))
            .toList();
    return Page.of(call, "workouts", rows);
  }

  private Response createType(Call call) {
    ObjectNode fields = Json.object();
    fields.put("workout_type_name", call.required("workout_type_name"));
    fields.put("parent_workout_type_id", call.required("parent_workout_type_id"));
    return Response.handles(state.types().add(call.caller(), fields), "workout_type");
  }

  private Response types(Call call) {
    List<ObjectNode> types = state.types().of(call.caller(), call.text("parent_workout_type_id"));
    if (state.users().selected(call) != call.caller()) {
      // Types that users created are visible to themselves only.
      types.removeIf(type -> type.has("user_id"));
    }
    return Page.all("workout_types", types);
  }

  private Response suggestTypes(Call call) {
    return Page.all(
        "workout_types", state.types().of(call.caller(), call.text("parent_workout_type_id")));
  }

  private Response parentTypes(Call call) {
    return Page.all("parent_workout_types", state.types().parents());
  }

  private Response activityTypes(Call call) {
    ArrayNode types = Json.array();
    types.addAll(state.types().activities(call.text("parent_activity_type_id")));
    return Response.of("activity_types", types);
  }
}
