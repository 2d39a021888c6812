package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SigningCaller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxMethodsTest {
  private static final SandboxUser OTHER = new SandboxUser(7, "other", "secret");

  private final MmfSandbox sandbox =
      MmfSandbox.builder().user(SandboxUser.TUTORIAL).user(OTHER).start();
  private final SigningCaller caller = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private JsonNode create(SigningCaller by, String description, Parameter... more) {
    List<Parameter> form = new java.util.ArrayList<>(List.of(more));
    form.add(new Parameter("workout_date", "2013-01-16"));
    form.add(new Parameter("workout_description", description));
    return by.post("/workouts/create_workout", form.toArray(Parameter[]::new));
  }

  @Test
  void createWorkout_signedInEachPlacement_isListed() {
    Parameter[] form = {
      new Parameter("workout_date", "2013-01-16"),
      new Parameter("workout_description", "a workout description"),
      new Parameter("activity_type_id", "16")
    };
    String plain = Parameters.render(List.of(form));
    String url = sandbox.baseUrl() + "/workouts/create_workout";
    SignedRequest signed = caller.sign("POST", "/workouts/create_workout", form);
    SigningCaller.send("POST", signed.url(), plain, null);
    signed = caller.sign("POST", "/workouts/create_workout", form);
    SigningCaller.send("POST", url, plain, signed.authorizationHeader());
    signed = caller.sign("POST", "/workouts/create_workout", form);
    SigningCaller.send("POST", url, signed.body(), null);

    JsonNode output = caller.get("/workouts/get_workouts").at("/result/output");

    assertThat(output.path("count").asText()).isEqualTo("3");
    assertThat(output.at("/workouts/2/workout_description").asText())
        .isEqualTo("a workout description");
    assertThat(output.at("/workouts/0/workout_type_name").asText()).isEqualTo("Regular Run");
  }

  @Test
  void createWorkout_ofUnrecordedActivityType_leavesWorkoutTypeEmpty() {
    create(caller, "a ride", new Parameter("activity_type_id", "11"));

    JsonNode row = caller.get("/workouts/get_workouts").at("/result/output/workouts/0");

    assertThat(row.path("activity_type_id").asText()).isEqualTo("11");
    assertThat(row.path("workout_type_id").asText()).isEmpty();
  }

  @Test
  void createWorkout_returnsIdAsNumberAndKeyAsString() {
    JsonNode output = create(caller, "x").at("/result/output");

    assertThat(output.path("workout_id").isIntegralNumber()).isTrue();
    assertThat(output.path("workout_key").isTextual()).isTrue();
  }

  @Test
  void createWorkout_withoutDate_isRefusedInTheEnvelope() {
    JsonNode result =
        caller
            .post("/workouts/create_workout", new Parameter("workout_description", "x"))
            .path("result");

    assertThat(result.path("status").asInt()).isEqualTo(-1);
    assertThat(result.path("output").isArray()).isTrue();
    assertThat(result.at("/errors/0").asText()).contains("workout_date");
  }

  @Test
  void createWorkout_forAnotherUser_isRefused() {
    JsonNode result = create(caller, "x", new Parameter("user_id", "7")).path("result");

    assertThat(result.path("status").asInt()).isEqualTo(-1);
  }

  @Test
  void getWorkouts_withStartAndLimit_returnsThatPage() {
    for (int i = 0; i < 5; i++) {
      create(caller, "workout " + i);
    }

    JsonNode output =
        caller.get("/workouts/get_workouts?start_record=3&limit=5").at("/result/output");

    assertThat(output.path("count").asText()).isEqualTo("5");
    assertThat(output.path("workouts")).hasSize(2);
    assertThat(output.at("/workouts/0/workout_description").asText()).isEqualTo("workout 1");
  }

  @Test
  void getWorkouts_withoutSortBy_listsTheNewestFirst() {
    String[] dates = {"2013-01-16", "2013-03-01", "2012-12-31", "2013-03-01"};
    for (int i = 0; i < dates.length; i++) {
      caller.post(
          "/workouts/create_workout",
          new Parameter("workout_date", dates[i]),
          new Parameter("workout_description", "workout " + i));
    }

    assertThat(titles("")).containsExactly("workout 3", "workout 1", "workout 0", "workout 2");
    assertThat(titles("?sort_by=workout_date"))
        .containsExactly("workout 2", "workout 0", "workout 3", "workout 1");
    String id =
        caller
            .get("/workouts/get_workouts?start_record=3")
            .at("/result/output/workouts/0/workout_id")
            .asText();
    caller.post(
        "/workouts/edit_workout",
        new Parameter("workout_id", id),
        new Parameter("workout_date", "2013-02-01"),
        new Parameter("completed_flag", "0"));
    assertThat(titles("")).containsExactly("workout 3", "workout 1", "workout 2", "workout 0");
    assertThat(titles("?completed_flag=0")).containsExactly("workout 2");
    assertThat(titles("?completed_flag=1")).containsExactly("workout 3", "workout 1", "workout 0");
    caller.post("/workouts/delete_workout", new Parameter("workout_id", id));
    assertThat(titles("")).containsExactly("workout 3", "workout 1", "workout 0");
  }

  private List<String> titles(String query) {
    JsonNode output = caller.get("/workouts/get_workouts" + query).at("/result/output");
    assertThat(output.path("count").asInt()).isEqualTo(output.path("workouts").size());
    List<String> titles = new java.util.ArrayList<>();
    output.path("workouts").forEach(row -> titles.add(row.path("workout_description").asText()));
    return titles;
  }

  @Test
  void getWorkouts_ofEachUser_returnsTheirWorkoutsOnly() {
    SigningCaller other = SigningCaller.of(sandbox, sandbox.authorize(OTHER));
    create(caller, "mine");
    create(other, "theirs", new Parameter("privacy_setting", "3"));
    create(other, "private");

    assertThat(other.get("/workouts/get_workouts").at("/result/output/workouts/0/user_id").asText())
        .isEqualTo("7");
    assertThat(
            caller
                .get("/workouts/get_workouts?user_id=7")
                .at("/result/output/workouts/0/workout_description")
                .asText())
        .isEqualTo("theirs");
  }

  @Test
  void getWorkouts_withLimitThatIsNotANumber_isRefused() {
    assertThat(caller.get("/workouts/get_workouts?limit=x").at("/result/status").asInt())
        .isEqualTo(-1);
  }

  @Test
  void getUser_withoutUserId_returnsTheCaller() {
    JsonNode user =
        SigningCaller.of(sandbox, sandbox.authorize(OTHER))
            .get("/users/get_user")
            .at("/result/output/user");

    assertThat(user.path("user_id").asText()).isEqualTo("7");
    assertThat(user.path("profile_link").asText()).isEqualTo("/user_profile?u=7");
    assertThat(user).hasSize(207);
  }

  @Test
  void revoke_signedWithToken_revokesTheToken() {
    assertThat(
            SigningCaller.send("POST", caller.sign("POST", "/oauth/revoke").url(), null, null)
                .statusCode())
        .isEqualTo(200);

    assertThat(caller.get("/users/get_user").at("/result/status").asInt()).isEqualTo(-1);
  }

  @Test
  void rows_areDatedInUsCentralTime() {
    Clock clock = Clock.fixed(Instant.parse("2013-01-16T15:23:55Z"), ZoneOffset.UTC);
    try (MmfSandbox fixed = MmfSandbox.builder().clock(clock).start()) {
      SigningCaller by =
          new SigningCaller(fixed, fixed.clientCredentials(), fixed.authorize(fixed.user()), clock);
      create(by, "x");

      assertThat(
              by.get("/workouts/get_workouts")
                  .at("/result/output/workouts/0/created_date")
                  .asText())
          .isEqualTo("2013-01-16 09:23:55");
    }
  }

  @Test
  void unknownMethod_returns404WithItsName() {
    var response = SigningCaller.send("GET", sandbox.baseUrl() + "/users/nothing", null, null);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("/3.1/users/nothing");
  }

  @Test
  void authorize_ofUnknownUser_isRefused() {
    assertThatThrownBy(() -> sandbox.authorize(new SandboxUser(9, "nobody", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody")
        .hasMessageNotContaining("password");
  }
}
