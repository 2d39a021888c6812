package io.github.mmfapi.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class MmfSandboxExtensionTest {
  private static final SandboxUser ANNA = new SandboxUser(11, "anna", "secret");

  private static final SandboxWorkout RUN =
      SandboxWorkout.on(LocalDate.of(2013, 1, 16), "a run")
          .ofActivity(16)
          .over(3.1, Duration.ofMinutes(30))
          .burning(320);

  @RegisterExtension
  static final MmfSandboxExtension SANDBOX =
      MmfSandboxExtension.of(
          MmfSandbox.builder()
              .user(ANNA)
              .workout(ANNA, RUN)
              .route(ANNA, SandboxRoute.of("loop", new SandboxRoute.Point(45.5, -122.6))));

  private static SigningCaller anna(MmfSandbox sandbox) {
    return SigningCaller.of(sandbox, sandbox.authorize(ANNA));
  }

  private static String count(SigningCaller caller) {
    return caller.get("/workouts/get_workouts").at("/result/output/count").asText();
  }

  /** Without a reset the second repetition would see two workouts. */
  @RepeatedTest(2)
  void eachTest_startsWithTheDataOfTheBuilder(MmfSandbox sandbox) {
    SigningCaller anna = anna(sandbox);

    JsonNode row = anna.get("/workouts/get_workouts").at("/result/output/workouts/0");
    assertThat(row.path("avg_speed").asText()).isEqualTo("6.2");
    assertThat(row.path("workout_type_name").asText()).isEqualTo("Regular Run");
    assertThat(anna.get("/routes/get_routes").at("/result/output/routes/0/route_name").asText())
        .isEqualTo("loop");
    anna.post(
        "/workouts/create_workout",
        new Parameter("workout_date", "2013-01-17"),
        new Parameter("workout_description", "another"));
    assertThat(count(anna)).isEqualTo("2");
  }

  @Test
  void answerOnce_stubsOneResponseAndChangesNoState() {
    MmfSandbox sandbox = SANDBOX.sandbox();
    SigningCaller anna = anna(sandbox);

    sandbox.answerOnce(
        "workouts/get_workouts", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertThatThrownBy(() -> count(anna)).isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(count(anna)).isEqualTo("1");
    sandbox.wireMock().verify(2, getRequestedFor(urlPathEqualTo("/3.1/workouts/get_workouts")));
  }

  @Test
  void reset_removesStubsTokensAndRows() {
    MmfSandbox sandbox = SANDBOX.sandbox();
    SigningCaller before = anna(sandbox);
    sandbox.answerOnce("workouts/get_workouts", aResponse().withStatus(504));

    sandbox.reset();

    assertThat(before.get("/workouts/get_workouts").at("/result/errors/0").asText())
        .isEqualTo(Refusal.AUTHENTICATION_FAILED);
    assertThat(count(anna(sandbox))).isEqualTo("1");
  }

  @Test
  void latency_delaysEveryResponse() {
    try (MmfSandbox slow = MmfSandbox.builder().latency(Duration.ofMillis(200)).start()) {
      assertThat(timeOfACall(slow)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
      slow.reset();
      assertThat(timeOfACall(slow)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  private static Duration timeOfACall(MmfSandbox sandbox) {
    long start = System.nanoTime();
    SigningCaller.send("GET", sandbox.baseUrl() + "/users/get_user", null, null);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void extensionWithoutReset_keepsWhatTestsHaveDone() {
    MmfSandboxExtension kept = MmfSandboxExtension.create().withoutReset();
    MmfSandboxExtension reset = MmfSandboxExtension.create();

    assertThat(statusInTheNextTest(kept)).isEqualTo(1);
    assertThat(statusInTheNextTest(reset)).isEqualTo(-1);
  }

  /** Returns the status of a call in a second test with the token of the first one. */
  private static int statusInTheNextTest(MmfSandboxExtension extension) {
    ExtensionContext context = null;
    extension.beforeAll(context);
    try {
      extension.beforeEach(context);
      MmfSandbox sandbox = extension.sandbox();
      SigningCaller caller = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
      extension.afterEach(context);
      extension.beforeEach(context);
      return caller.get("/users/get_user").at("/result/status").asInt();
    } finally {
      extension.afterAll(context);
    }
  }

  @Test
  void start_withWorkoutOfUserWhoWasNotAdded_isRefused() {
    MmfSandbox.Builder builder = MmfSandbox.builder().workout(ANNA, RUN);

    assertThatThrownBy(builder::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("anna");
  }
}
