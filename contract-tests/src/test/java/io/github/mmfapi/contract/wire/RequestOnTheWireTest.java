package io.github.mmfapi.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.conformance.DeliberateFaults;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.model.CreateWorkoutRequest;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.oauth1.store.UnknownUserException;
import io.github.mmfapi.value.InvalidRequestException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests are as in the spec and in the recordings. */
class RequestOnTheWireTest {
  @RegisterExtension final ContractServer server = new ContractServer();

  @Test
  void getWorkouts_sendsItsParametersAndTheSignatureInTheQuery() {
    server.answer("workouts/get_workouts", Recorded.NO_WORKOUTS);

    server
        .client()
        .workouts()
        .getWorkouts(q -> q.userId(5L).startRecord(0).limit(25).completedFlag(true));

    LoggedRequest request = server.onlyRequest();
    assertThat(request.getMethod().getName()).isEqualTo("GET");
    assertThat(request.getUrl())
        .startsWith(
            "/3.1/workouts/get_workouts?user_id=5&start_record=0&limit=25&completed_flag=1&oauth_")
        .contains("&oauth_signature=");
    assertThat(request.getBody()).isEmpty();
    assertThat(request.containsHeader("Content-Type")).isFalse();
    assertThat(request.containsHeader("Content-Length")).isFalse();
    assertThat(request.containsHeader("Authorization")).isFalse();
  }

  @Test
  void createWorkout_sendsItsFormInTheBodyAndTheSignatureInTheQuery() {
    server.answer("workouts/create_workout", Recorded.CREATED);

    server
        .client()
        .workouts()
        .createWorkout(
            w ->
                w.workoutDate(LocalDate.of(2013, 1, 16))
                    .activityTypeId(16L)
                    .userId(Recorded.USER_ID)
                    .workoutDescription("a workout description"));

    LoggedRequest request = server.onlyRequest();
    assertThat(request.getMethod().getName()).isEqualTo("POST");
    assertThat(request.getUrl()).startsWith("/3.1/workouts/create_workout?oauth_");
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(Parameters.parse(request.getBodyAsString()))
        .containsExactlyInAnyOrderElementsOf(
            // The recorded body; a Python dictionary determined the order of its fields.
            Parameters.parse(
                "workout_date=2013-01-16&activity_type_id=16&user_id=26345682"
                    + "&workout_description=a+workout+description"));
  }

  @Test
  void createWorkout_withTextOfEveryKind_arrivesUnchanged() {
    server.answer("workouts/create_workout", Recorded.CREATED);
    String text = "a b+c*~%25%é{x}[]=&/\\\"'\n€😀";

    server
        .client()
        .workouts()
        .createWorkout(w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription(text));

    assertThat(Parameters.parse(server.onlyRequest().getBodyAsString()))
        .contains(new Parameter("workout_description", text));
  }

  @Test
  @DeliberateFaults(value = "a parameter that only a wrapper knows", inRequests = true)
  void createWorkout_withParameterTheSpecDoesNotList_sendsIt() {
    server.answer("workouts/create_workout", Recorded.CREATED);
    CreateWorkoutRequest.Builder request =
        CreateWorkoutRequest.builder()
            .workoutDate(LocalDate.of(2013, 1, 16))
            .workoutDescription("x");
    request.set("notes", "from a wrapper");

    server.client().workouts().createWorkout(request.build());

    assertThat(server.onlyRequest().getBodyAsString()).endsWith("&notes=from%20a%20wrapper");
  }

  @Test
  void createWorkout_withoutARequiredParameter_isNotSent() {
    assertThatThrownBy(
            () -> server.client().workouts().createWorkout(w -> w.workoutDescription("x")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("CreateWorkoutRequest")
        .hasMessageContaining("workout_date");
    assertThat(server.received()).isEmpty();
  }

  @Test
  void revoke_isAnEmptyPostWithTheSignatureInTheQuery() {
    server.answer("oauth/revoke", "");

    server.client().oAuth().revoke();

    LoggedRequest request = server.onlyRequest();
    assertThat(request.getMethod().getName()).isEqualTo("POST");
    assertThat(request.getUrl()).startsWith("/3.1/oauth/revoke?oauth_");
    assertThat(request.getBody()).isEmpty();
  }

  @Test
  void placementHeader_leavesQueryAndFormUnchanged() {
    server.answer("workouts/create_workout", Recorded.CREATED);
    server.answer("workouts/get_workouts", Recorded.NO_WORKOUTS);
    var client = server.clientBuilder().placement(Placement.HEADER).build();

    client.workouts().getWorkouts(q -> q.limit(1));
    client
        .workouts()
        .createWorkout(w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription("x"));

    List<LoggedRequest> requests = server.received();
    assertThat(requests)
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.getHeader("Authorization")).startsWith("OAuth ");
              assertThat(request.getUrl() + request.getBodyAsString()).doesNotContain("oauth_");
            });
  }

  @Test
  void placementFormBody_putsTheSignatureOfAWriteIntoItsForm() {
    server.answer("workouts/create_workout", Recorded.CREATED);
    server.answer("oauth/revoke", "");
    var client = server.clientBuilder().placement(Placement.FORM_BODY).build();

    client
        .workouts()
        .createWorkout(w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription("x"));
    assertThat(server.onlyRequest().getUrl()).isEqualTo("/3.1/workouts/create_workout");
    assertThat(server.onlyRequest().getBodyAsString())
        .startsWith("workout_date=2013-01-16&workout_description=x&oauth_");

    client.oAuth().revoke();
    assertThat(server.received())
        .as("a write without a form carries it in the query")
        .anyMatch(request -> request.getUrl().startsWith("/3.1/oauth/revoke?oauth_"));
  }

  @Test
  void as_anotherUser_signsWithThatUsersToken() {
    server.answer(WireMock.aResponse().withBody(Recorded.NO_WORKOUTS));
    var other = TokenCredentials.of("somebody-else", "x");

    server.client().as(other).workouts().getWorkouts();

    assertThat(server.onlyRequest().getUrl()).contains("oauth_token=somebody-else");
  }

  @Test
  void as_userOfATokenStore_looksTheTokenUpAtEachCall() {
    server.answer(WireMock.aResponse().withBody(Recorded.NO_WORKOUTS));
    TokenStore store = TokenStore.inMemory();
    var user = server.client().as(store.forUser("42"));
    assertThatThrownBy(() -> user.workouts().getWorkouts())
        .isInstanceOf(UnknownUserException.class);

    store.put("42", TokenCredentials.of("first", "x"));
    user.workouts().getWorkouts();
    store.put("42", TokenCredentials.of("second", "x"));
    user.async().workouts().getWorkouts().join();

    assertThat(server.received())
        .extracting(LoggedRequest::getUrl)
        .satisfiesExactlyInAnyOrder(
            url -> assertThat(url).contains("oauth_token=first"),
            url -> assertThat(url).contains("oauth_token=second"));
  }
}
