package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.Tracks;
import io.github.mmfapi.sandbox.internal.methods.MethodSpec.Access;
import io.github.mmfapi.sandbox.internal.methods.MethodSpec.Shape;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.server.ResponseWriter;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls each method of the table with all required parameters, without each, and unsigned. Takes
 * about 10 s: for each method a sandbox is started and a row of each kind made over HTTP.
 */
class EveryMethodTest {
  private static final SandboxUser OTHER = new SandboxUser(7, "other", "secret");

  /** Reads a file from a multipart form; RouteAndTrackTest covers it. */
  private static final String MULTIPART = "routes/import_route";

  /** For calls that are refused or only read: they find it as it was made. */
  private static Data unchanged;

  @BeforeAll
  static void createData() {
    unchanged = new Data();
  }

  @AfterAll
  static void stop() {
    unchanged.close();
  }

  static Stream<MethodSpec> methods() {
    return MethodTable.specs().values().stream();
  }

  static Stream<MethodSpec> methodsWithPlainForms() {
    return methods().filter(spec -> !spec.path().equals(MULTIPART));
  }

  static Stream<MethodSpec> methodsWithRequiredParameters() {
    return methods().filter(spec -> needs(spec).findAny().isPresent());
  }

  private static Stream<MethodSpec.Parameter> needs(MethodSpec spec) {
    return spec.parameters().stream().filter(p -> p.required() || !p.group().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("methodsWithPlainForms")
  void method_withRequiredParameters_succeeds(MethodSpec spec) {
    HttpResponse<String> response;
    try (Data data = new Data()) {
      data.adjust(spec.path());
      response = data.send(spec.path());
    }

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue(ResponseWriter.SIMULATED).isPresent())
        .isEqualTo(spec.shape() == Shape.SIMULATED);
    String type = response.headers().firstValue("Content-Type").orElseThrow();
    if (type.equals("application/json") && response.body().startsWith("{\"result\"")) {
      JsonNode result = SigningCaller.json(response).path("result");
      assertThat(result.path("status").isInt()).isTrue();
      assertThat(result.path("status").asInt()).as(response.body()).isEqualTo(1);
      assertThat(result.path("output").isObject()).isTrue();
      assertThat(result.path("errors").isArray()).isTrue();
    } else {
      assertThat(response.body()).isNotEmpty();
    }
  }

  private static MethodSpec spec(String path) {
    return MethodTable.specs().get(path);
  }

  @ParameterizedTest
  @MethodSource("methodsWithRequiredParameters")
  void method_withoutARequiredParameter_isRefusedNamingIt(MethodSpec spec) {
    Map<String, Set<String>> gaps = new HashMap<>();
    needs(spec)
        .forEach(
            needed ->
                gaps.computeIfAbsent(
                        needed.required() ? needed.name() : "@" + needed.group(),
                        key -> new java.util.HashSet<>())
                    .add(needed.name()));
    gaps.forEach(
        (gap, without) -> {
          Parameter[] form = unchanged.form(spec, without);

          JsonNode result = unchanged.caller.post("/" + spec.path(), form).path("result");

          assertThat(result.path("status").asInt()).as(spec.path() + gap).isEqualTo(-1);
          if (!spec.path().equals(MULTIPART)) {
            assertThat(result.at("/errors/0").asText()).contains(without);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_calledUnsigned_isRefusedUnlessItIsOpen(MethodSpec spec) {
    HttpResponse<String> response =
        SigningCaller.send("GET", unchanged.sandbox.baseUrl() + "/" + spec.path(), null, null);

    boolean refused = response.body().contains(Refusal.AUTHENTICATION_FAILED);
    if (!spec.access().contains(Access.OPEN)) {
      assertThat(refused).as(response.body()).isTrue();
      assertThat(response.body()).endsWith("]}}" + Response.CRLF);
    } else if (!Set.of("workouts/get_workouts", "users/get_avatar").contains(spec.path())) {
      assertThat(refused).as(response.body()).isFalse();
    }
  }

  @Test
  void table_hasEveryDescribedMethod() {
    assertThat(MethodTable.specs().keySet())
        .doesNotContainAnyElementsOf(MethodTable.LINK_ONLY)
        .noneMatch(path -> path.startsWith("oauth/"))
        .contains("gear/get_gear", "workouts/get_workouts", "users/login");
  }

  /** A sandbox with one row of each kind, so that each method finds its data. */
  private static final class Data implements AutoCloseable {
    final MmfSandbox sandbox = MmfSandbox.builder().user(SandboxUser.TUTORIAL).user(OTHER).start();
    final SigningCaller caller = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
    private final Map<String, String> values = new HashMap<>();

    Data() {
      values.putAll(
          Map.of("latitude", "45.5", "longitude", "-122.6", "process_request", "approve"));
      values.putAll(Map.of("lap_interval", "0.1", "data", "[1,2]", "seconds", "0,10,20"));
      values.put("tcx", Tracks.TCX);
      values.put("route_data", "-122.66,45.51|-122.65,45.52|-122.64,45.52");
      for (String made :
          List.of("routes/create_route", "users/create_friend_list", "events/create_event")) {
        make(made);
      }
      for (String made : List.of("gear/create_gear", "groups/update_group")) {
        make(made);
      }
      JsonNode imported = call("workouts/import_tcx").at("/result/output/result");
      for (String handle : List.of("workout_id", "workout_key")) {
        values.put(handle, imported.path(handle).asText());
      }
      values.put("session_id", values.get("workout_key"));
      values.putAll(Map.of("user_id", "7", "friend_user_id", "7", "friend_user_key", "7"));
      make("users/add_friend");
      make("users/send_message");
      SigningCaller.of(sandbox, sandbox.authorize(OTHER))
          .post(
              "/users/send_friend_request",
              new Parameter("friend_user_id", Long.toString(sandbox.user().userId())));
      values.put("user_id", Long.toString(sandbox.user().userId()));
    }

    private void make(String path) {
      call(path)
          .at("/result/output")
          .properties()
          .forEach(handle -> values.put(handle.getKey(), handle.getValue().asText()));
    }

    private JsonNode call(String path) {
      return SigningCaller.json(send(path));
    }

    HttpResponse<String> send(String path) {
      Parameter[] form = form(MethodTable.specs().get(path), Set.of());
      return SigningCaller.send(
          "POST",
          caller.sign("POST", "/" + path, form).url(),
          Parameters.render(List.of(form)),
          null);
    }

    Parameter[] form(MethodSpec spec, Set<String> without) {
      List<Parameter> form = new ArrayList<>();
      needs(spec)
          .filter(needed -> !without.contains(needed.name()))
          .forEach(needed -> form.add(new Parameter(needed.name(), value(spec, needed))));
      if (spec.path().startsWith("workouts/get_") && !without.contains("workout_id")) {
        form.add(new Parameter("workout_id", values.getOrDefault("workout_id", "0")));
      }
      return form.toArray(Parameter[]::new);
    }

    private String value(MethodSpec spec, MethodSpec.Parameter parameter) {
      if (spec.path().equals("users/send_message") && parameter.name().startsWith("user_")) {
        return "7";
      }
      if (parameter.name().equals("user_key")) {
        return values.getOrDefault("user_id", "7");
      }
      return values.getOrDefault(
          parameter.name(),
          switch (parameter.type()) {
            case "int", "float" -> "1";
            case "bit", "bool" -> "1";
            case "date" -> "2013-01-16";
            default -> "some " + parameter.name();
          });
    }

    /** Creates data that some methods need and others must not find. */
    void adjust(String path) {
      switch (path) {
        case "users/delete_remote_user" -> call("users/associate_remote_user");
        case "groups/leave_group" -> {
          SigningCaller other = SigningCaller.of(sandbox, sandbox.authorize(OTHER));
          JsonNode made =
              other.post("/groups/update_group", form(spec("groups/update_group"), Set.of()));
          values.put("group_id", made.at("/result/output/group_id").asText());
          values.put("group_key", made.at("/result/output/group_key").asText());
          call("groups/join_group");
        }
        default -> {
          // The created data is enough.
        }
      }
    }

    @Override
    public void close() {
      sandbox.close();
    }
  }
}
