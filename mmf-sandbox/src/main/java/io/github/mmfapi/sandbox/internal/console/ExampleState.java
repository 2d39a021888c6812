package io.github.mmfapi.sandbox.internal.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.methods.MethodSpec;
import io.github.mmfapi.sandbox.internal.methods.MethodTable;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.server.SandboxInstance;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import io.github.mmfapi.sandbox.internal.state.Workouts;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A state in which an example of a method is made: the users of the sandbox and one more, a workout
 * on a route, and what the method needs beside that.
 */
final class ExampleState {
  /** Methods that make what many methods need. */
  private static final List<String> PREPARATION =
      List.of(
          "users/create_friend_list",
          "users/send_message",
          "events/create_event",
          "gear/create_gear");

  /** Before the name of a method that the other user calls. */
  private static final String BY_THE_OTHER = "other ";

  /** What a method needs beside that. */
  private static final Map<String, List<String>> FIRST =
      Map.ofEntries(
          Map.entry("groups/delete_group", List.of("groups/update_group")),
          Map.entry("groups/get_group", List.of("groups/update_group")),
          Map.entry("groups/get_group_stats", List.of("groups/update_group")),
          Map.entry("groups/join_group", List.of(BY_THE_OTHER + "groups/update_group")),
          Map.entry(
              "groups/leave_group",
              List.of(BY_THE_OTHER + "groups/update_group", "groups/join_group")),
          Map.entry("users/remove_friend", List.of("users/add_friend")),
          Map.entry("users/add_friend_to_friend_list", List.of("users/add_friend")),
          Map.entry(
              "users/remove_friend_from_friend_list",
              List.of("users/add_friend", "users/add_friend_to_friend_list")),
          Map.entry(
              "users/process_friend_requests", List.of(BY_THE_OTHER + "users/send_friend_request")),
          Map.entry("users/delete_remote_user", List.of("users/associate_remote_user")),
          Map.entry("workouts/convert_isds_to_workout_track", List.of("workouts/import_tcx")),
          Map.entry("workouts/get_tcx_stats", List.of("workouts/import_tcx")),
          Map.entry("workouts/get_workout_laps", List.of("workouts/import_tcx")));

  /** Optional parameters that an example has. */
  private static final Set<String> ALSO = Set.of("limit", "workout_id");

  /** The sandbox needs it; the spec says that it would be expected. */
  private static final String LAPS = "workouts/get_workout_laps";

  private static final Map<String, String> TEXTS =
      Map.of(
          "route_data", "-122.66,45.51|-122.65,45.52",
          "latitude", "45.51",
          "longitude", "-122.66",
          "username", "bert",
          "email", "bert@example.com",
          "password", "not-a-secret",
          "process_request", "approve",
          "lap_interval", "0.5",
          "data", "[110,118,121]",
          "seconds", "0,300,600");

  private final SandboxServer server;
  private final SandboxInstance instance;
  private final User user;
  private final User other;
  private final Map<String, String> values = new HashMap<>(TEXTS);

  ExampleState(SandboxServer server) {
    this.server = server;
    this.instance = new SandboxInstance(server.settings().withSeeds(List.of()));
    this.user = instance.state().users().all().iterator().next();
    this.other = instance.state().users().add("carla", "not-a-secret", "carla@example.com");
    values.put("user_id", user.id());
    values.put("user_key", user.id());
    values.put("friend_user_id", other.id());
    values.put("friend_user_key", other.id());
    addAWorkoutAndARoute();
  }

  private void addAWorkoutAndARoute() {
    var workouts = instance.state().workouts();
    ObjectNode fields =
        Json.object()
            .put("workout_description", "Morning run")
            .put("activity_type_id", "16")
            .put("distance", "5.2")
            .put("time_taken", "2600");
    ObjectNode workout = workouts.add(user, LocalDate.of(2013, 1, 16), fields);
    ObjectNode route =
        instance
            .state()
            .routes()
            .add(
                user,
                Json.object().put("route_name", "River loop").put("total_distance", "0.9"),
                List.of(TrackPoint.at(45.51, -122.66), TrackPoint.at(45.52, -122.65)),
                instance.state().now());
    ObjectNode onRoute = workout.deepCopy();
    Workouts.link(onRoute, route);
    workouts.replace(workout, onRoute);
    keepHandles(workout);
    keepHandles(route);
  }

  /** Makes what a method needs. */
  void prepare(String method) {
    PREPARATION.forEach(this::make);
    FIRST.getOrDefault(method, List.of()).forEach(this::make);
  }

  private void make(String step) {
    boolean byTheOther = step.startsWith(BY_THE_OTHER);
    String path = byTheOther ? step.substring(BY_THE_OTHER.length()) : step;
    MethodTable.Entry entry = find(path);
    if (byTheOther) {
      values.put("friend_user_id", user.id());
      values.put("friend_user_key", user.id());
    }
    ResponseDefinition response =
        run(entry, parameters(entry.spec()), Map.of(), byTheOther ? other : user);
    values.put("friend_user_id", other.id());
    values.put("friend_user_key", other.id());
    if (isRefused(response)) {
      return;
    }
    try {
      JsonNode output = Json.MAPPER.readTree(response.getTextBody()).at("/result/output");
      keepHandles(output.has("result") ? output.path("result") : output);
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException(path + " answered something else than JSON", noJson);
    }
  }

  /** Keeps ids and keys; those of a later object replace those of an earlier one. */
  private void keepHandles(JsonNode row) {
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      String name = field.getKey();
      boolean isHandle = name.endsWith("_id") || name.endsWith("_key") || name.equals("r");
      String value = field.getValue().textValue();
      if (isHandle && !name.startsWith("user_") && value != null && !value.isEmpty()) {
        values.put(name, value);
      }
    }
    values.put("session_id", values.getOrDefault("workout_key", ""));
  }

  MethodTable.Entry find(String path) {
    MethodTable.Entry entry = instance.methods().find(path);
    if (entry == null) {
      throw new IllegalStateException("the sandbox has no method " + path);
    }
    return entry;
  }

  /** Returns the parameters that a call needs, and some that it shows. */
  List<Parameter> parameters(MethodSpec spec) {
    Map<String, String> ofSpec = MethodText.examples(spec.path());
    List<Parameter> parameters = new ArrayList<>();
    Set<String> groups = new HashSet<>();
    for (MethodSpec.Parameter parameter : spec.parameters()) {
      boolean first = !parameter.group().isEmpty() && groups.add(parameter.group());
      boolean needed = parameter.required() || first || ALSO.contains(parameter.name());
      if (needed && !parameter.type().equals("file")) {
        String said = ofSpec.getOrDefault(parameter.name(), "");
        parameters.add(new Parameter(parameter.name(), value(parameter, said)));
      }
    }
    if (spec.path().equals(LAPS)) {
      parameters.add(new Parameter("workout_id", values.getOrDefault("workout_id", "")));
    }
    return parameters;
  }

  private String value(MethodSpec.Parameter parameter, String ofSpec) {
    String known = values.getOrDefault(parameter.name(), ofSpec);
    if (!known.isEmpty()) {
      return known;
    }
    return switch (parameter.type()) {
      case "int" -> "1";
      case "float" -> "3.1";
      case "bit", "bool" -> "1";
      case "date" ->
          LocalDate.ofInstant(server.settings().clock().instant(), ZoneOffset.UTC).toString();
      default -> "example";
    };
  }

  /** Returns the answer to a call of the first user. */
  ResponseDefinition run(
      MethodTable.Entry entry, List<Parameter> parameters, Map<String, byte[]> files) {
    return run(entry, parameters, files, user);
  }

  private ResponseDefinition run(
      MethodTable.Entry entry, List<Parameter> parameters, Map<String, byte[]> files, User by) {
    Call call = call(entry.spec().path(), entry.spec().verb(), parameters, files, by);
    return server.run(instance, entry, call);
  }

  /** Returns the route as a GPX file. */
  byte[] gpx() {
    MethodTable.Entry entry = find("routes/get_route_gpx");
    ResponseDefinition response = run(entry, parameters(entry.spec()), Map.of());
    return response.specifiesBinaryBodyContent()
        ? response.getByteBody()
        : String.valueOf(response.getTextBody()).getBytes(StandardCharsets.UTF_8);
  }

  static boolean isRefused(ResponseDefinition response) {
    return response.getHeaders() != null
        && response.getHeaders().getHeader(Refusal.HEADER).isPresent();
  }

  static Call call(
      String path, String verb, List<Parameter> parameters, Map<String, byte[]> files, User user) {
    return new Call(
        "/3.1/" + path,
        new ReceivedRequest(verb, "http://127.0.0.1/3.1/" + path, null, null, ""),
        () -> new byte[0],
        null,
        parameters,
        files,
        user);
  }
}
