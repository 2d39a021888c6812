package io.github.mmfapi.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.github.tomakehurst.wiremock.http.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded bodies and responses of the sandbox are what the spec describes. */
class SpecConformanceTest {
  private static final OpenApiInteractionValidator SPEC =
      OpenApiInteractionValidator.createForInlineApiSpecification(Operations.spec()).build();

  static Stream<Arguments> recorded() {
    return Stream.of(
        Arguments.of("/users/get_user", Request.Method.GET, Recorded.GET_USER),
        Arguments.of("/users/get_user", Request.Method.GET, Recorded.UNSIGNED),
        Arguments.of("/workouts/get_workouts", Request.Method.GET, Recorded.NO_WORKOUTS),
        Arguments.of("/workouts/get_workouts", Request.Method.GET, Recorded.ONE_WORKOUT),
        Arguments.of("/workouts/get_workouts", Request.Method.GET, Recorded.UNSIGNED),
        Arguments.of("/workouts/create_workout", Request.Method.POST, Recorded.CREATED));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void recordedBody_isValid(String path, Request.Method method, String body) {
    assertThat(validate(path, method, body).getMessages()).isEmpty();
  }

  static Stream<Arguments> corrupted() {
    return Stream.of(
        Arguments.of(
            "user_id as a number",
            Recorded.GET_USER.replace("\"user_id\":\"26345682\"", "\"user_id\":26345682")),
        Arguments.of(
            "a flag as a boolean",
            Recorded.GET_USER.replace(
                "\"military_time_flag\":\"0\"", "\"military_time_flag\":false")),
        Arguments.of("no status", Recorded.GET_USER.replace("\"status\":1,", "")),
        Arguments.of(
            "status as a word", Recorded.GET_USER.replace("\"status\":1,", "\"status\":\"ok\",")),
        Arguments.of("no output", Recorded.GET_USER.replace("\"output\":", "\"input\":")),
        Arguments.of(
            "errors as a text",
            Recorded.UNSIGNED.replace("[\"API", "\"API").replace(".\"]", ".\"")),
        Arguments.of(
            "user as a list",
            "{\"result\":{\"status\":1,\"output\":{\"user\":[1]},\"errors\":[]}}"),
        Arguments.of("no envelope", "{\"user\":{}}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corrupted")
  void corruptedBody_isInvalid(String what, String body) {
    assertThat(validate("/users/get_user", Request.Method.GET, body).hasErrors()).isTrue();
  }

  private static ValidationReport validate(String path, Request.Method method, String body) {
    return SPEC.validateResponse(path, method, response(200, body));
  }

  private static SimpleResponse response(int status, String body) {
    return SimpleResponse.Builder.status(status)
        .withContentType("application/json")
        .withBody(body)
        .build();
  }

  @Test
  void sandboxResponses_equalTheRecordedOnes() {
    try (MmfSandbox sandbox = MmfSandbox.start();
        MmfClient client =
            MmfClient.builder()
                .baseUrl(sandbox.baseUrl())
                .clientCredentials(sandbox.clientCredentials())
                .tokenCredentials(sandbox.authorize(sandbox.user()))
                .build()) {
      List<String> bodies = new ArrayList<>();
      sandbox
          .wireMock()
          .addMockServiceRequestListener((request, answer) -> bodies.add(body(answer)));

      client.users().getUser();
      client.workouts().getWorkouts();
      client
          .workouts()
          .createWorkout(
              w ->
                  w.workoutDate(LocalDate.of(2013, 1, 16))
                      .workoutDescription("a workout description")
                      .activityTypeId(16L));
      client.workouts().getWorkouts();

      assertThat(bodies.get(0)).isEqualTo(Recorded.GET_USER);
      assertThat(bodies.get(1)).isEqualTo(Recorded.NO_WORKOUTS);
      assertThat(bodies.get(2)).isEqualTo(Recorded.CREATED);
      assertThat(withoutTimes(bodies.get(3))).isEqualTo(withoutTimes(Recorded.ONE_WORKOUT));
    }
  }

  private static String body(Response response) {
    return response.getBodyAsString();
  }

  private static String withoutTimes(String workouts) {
    return workouts.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "TIME");
  }
}
