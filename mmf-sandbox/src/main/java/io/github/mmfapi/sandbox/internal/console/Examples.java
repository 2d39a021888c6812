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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An example of a method: a call and the answer to it. The call is made in a state of its own,
 * which has the users of the sandbox, a workout and a route.
 */
final class Examples {
  private static final int LONGEST = 4_000;

  /**
   * An example.
   *
   * @param parameters what was sent
   * @param answer the body, null if it is no text
   */
  record Example(List<Parameter> parameters, @Nullable String answer) {}

  /** Methods that make what other methods need. */
  private static final List<String> PREPARATION =
      List.of(
          "users/create_remote_user",
          "users/create_friend_list",
          "users/send_message",
          "events/create_event",
          "gear/create_gear");

  /** Optional parameters that an example has. */
  private static final Set<String> ALSO = Set.of("limit", "workout_id");

  private static final Map<String, String> TEXTS =
      Map.of(
          "route_data", "-122.66,45.51|-122.65,45.52",
          "latitude", "45.51",
          "longitude", "-122.66",
          "username", "bert",
          "email", "bert@example.com",
          "password", "not-a-secret");

  private final SandboxServer server;

  Examples(SandboxServer server) {
    this.server = server;
  }

  /** Returns the example of a method, null if it needs other data than there is. */
  @Nullable Example of(String path, Map<String, String> ofSpec) {
    SandboxInstance instance = new SandboxInstance(server.settings().withSeeds(List.of()));
    User user = instance.state().users().all().iterator().next();
    MethodTable.Entry entry = instance.methods().find(path);
    if (entry == null) {
      return null;
    }
    Map<String, String> values = new HashMap<>(TEXTS);
    values.putAll(handles(instance, user));
    PREPARATION.forEach(method -> prepare(instance, method, values, user));
    ofSpec.forEach((name, value) -> values.merge(name, value, (made, said) -> made));
    List<Parameter> parameters = parameters(entry.spec(), values);
    ResponseDefinition response = run(instance, entry, parameters, user);
    return isRefused(response) ? null : new Example(parameters, answer(response));
  }

  /** Makes an object, and keeps its id and key. */
  private void prepare(
      SandboxInstance instance, String path, Map<String, String> values, User user) {
    MethodTable.Entry entry = instance.methods().find(path);
    if (entry == null) {
      return;
    }
    ResponseDefinition response = run(instance, entry, parameters(entry.spec(), values), user);
    String text = response.getTextBody();
    if (isRefused(response) || text == null) {
      return;
    }
    try {
      Json.MAPPER
          .readTree(text)
          .at("/result/output")
          .properties()
          .forEach(field -> keep(field.getKey(), field.getValue(), values));
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException(path + " answered something else than JSON", noJson);
    }
  }

  private static void keep(String name, JsonNode value, Map<String, String> values) {
    boolean isHandle = name.endsWith("_id") || name.endsWith("_key");
    if (isHandle && value.isTextual() && !value.textValue().isEmpty()) {
      values.putIfAbsent(name, value.textValue());
    }
  }

  private List<Parameter> parameters(MethodSpec spec, Map<String, String> values) {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> groups = new HashSet<>();
    for (MethodSpec.Parameter parameter : spec.parameters()) {
      boolean first = !parameter.group().isEmpty() && groups.add(parameter.group());
      if (parameter.required() || first || ALSO.contains(parameter.name())) {
        parameters.add(new Parameter(parameter.name(), value(parameter, values)));
      }
    }
    return parameters;
  }

  private ResponseDefinition run(
      SandboxInstance instance, MethodTable.Entry entry, List<Parameter> parameters, User user) {
    Call call = call(entry.spec().path(), entry.spec().verb(), parameters, user);
    return server.run(instance, entry, call);
  }

  private static boolean isRefused(ResponseDefinition response) {
    return response.getHeaders() != null
        && response.getHeaders().getHeader(Refusal.HEADER).isPresent();
  }

  static Call call(String path, String verb, List<Parameter> parameters, User user) {
    return new Call(
        "/3.1/" + path,
        new ReceivedRequest(verb, "http://127.0.0.1/3.1/" + path, null, null, ""),
        () -> new byte[0],
        null,
        parameters,
        Map.of(),
        user);
  }

  private static Map<String, String> handles(SandboxInstance instance, User user) {
    ObjectNode fields =
        Json.object()
            .put("workout_description", "Morning run")
            .put("activity_type_id", "16")
            .put("distance", "5.2")
            .put("time_taken", "2600");
    LocalDate day = LocalDate.of(2013, 1, 16);
    ObjectNode workout = instance.state().workouts().add(user, day, fields);
    ObjectNode route =
        instance
            .state()
            .routes()
            .add(
                user,
                Json.object().put("route_name", "River loop").put("total_distance", "0.9"),
                List.of(TrackPoint.at(45.51, -122.66), TrackPoint.at(45.52, -122.65)),
                instance.state().now());
    Map<String, String> handles = new HashMap<>();
    handles.put("user_id", user.id());
    handles.put("user_key", user.id());
    handles.put("friend_user_id", Long.toString(user.account().userId() + 1));
    handles.put("friend_user_key", Long.toString(user.account().userId() + 1));
    for (ObjectNode row : List.of(workout, route)) {
      for (String name : List.of("workout_id", "workout_key", "route_id", "route_key", "r")) {
        JsonNode value = row.path(name);
        if (value.isTextual() && !value.asText().isEmpty()) {
          handles.putIfAbsent(name, value.asText());
        }
      }
    }
    return handles;
  }

  private String value(MethodSpec.Parameter parameter, Map<String, String> values) {
    String known = values.get(parameter.name());
    if (known != null && !known.isEmpty()) {
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

  private static @Nullable String answer(ResponseDefinition response) {
    if (response.specifiesBinaryBodyContent() || response.getTextBody() == null) {
      return null;
    }
    String text = response.getTextBody();
    try {
      String pretty = Json.MAPPER.readTree(text).toPrettyString();
      return pretty.length() > LONGEST ? pretty.substring(0, LONGEST) + "\n..." : pretty;
    } catch (JsonProcessingException other) {
      return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
  }
}
