package io.github.mmfapi.examples;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.MmfSandboxExtension;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the code of docs/guide/testing.md. */
class TestingTest {
  // docs: extension
  static final SandboxUser ANNA = new SandboxUser(5, "anna", "anna's password");
  static final SandboxWorkout RUN =
      SandboxWorkout.on(LocalDate.of(2013, 1, 16), "a run")
          .ofActivity(16)
          .over(3.1, Duration.ofMinutes(30));

  @RegisterExtension
  static final MmfSandboxExtension SANDBOX =
      MmfSandboxExtension.of(MmfSandbox.builder().user(ANNA).workout(ANNA, RUN));

  private static MmfClient anna(MmfSandbox sandbox) {
    return MmfClient.builder()
        .baseUrl(sandbox.baseUrl())
        .clientCredentials(sandbox.clientCredentials())
        .tokenCredentials(sandbox.authorize(ANNA))
        .build();
  }

  @Test
  void seededWorkout_isListed(MmfSandbox sandbox) {
    try (MmfClient client = anna(sandbox)) {
      assertThat(client.workouts().getWorkouts().workouts())
          .extracting(Workout::workoutDescription)
          .containsExactly("a run");
    }
  }

  // end

  // docs: fault
  @Test
  void lostWrite_isNotRetried(MmfSandbox sandbox) {
    sandbox.answerOnce(
        "workouts/create_workout", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    try (MmfClient client = anna(sandbox)) {
      assertThatExceptionOfType(WriteOutcomeUnknownException.class)
          .isThrownBy(
              () ->
                  client
                      .workouts()
                      .createWorkout(w -> w.workoutDate(RUN.date()).workoutDescription("lost")));
      assertThat(client.workouts().getWorkouts().count()).isEqualTo(1);
    }
    sandbox.wireMock().verify(1, postRequestedFor(urlPathEqualTo("/3.1/workouts/create_workout")));
  }

  // end

  // docs: demo
  @Test
  void demoData_isAYearOfWorkouts() {
    try (MmfSandbox sandbox = MmfSandbox.builder().demoData().start();
        MmfClient client =
            MmfClient.builder()
                .baseUrl(sandbox.baseUrl())
                .clientCredentials(sandbox.clientCredentials())
                .tokenCredentials(sandbox.authorize(sandbox.user()))
                .build()) {
      assertThat(client.paging().workouts().stream()).hasSizeGreaterThan(100);
    }
  }
  // end
}
