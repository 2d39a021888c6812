package io.github.mmfapi.examples;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.MmfSandboxExtension;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the code of docs/guide/errors.md. */
class ErrorsTest {
  private static final LocalDate DAY = LocalDate.of(2013, 1, 16);

  @RegisterExtension static final MmfSandboxExtension SANDBOX = MmfSandboxExtension.create();

  private final List<String> told = new ArrayList<>();

  private void tell(String what, Object... details) {
    told.add(what + " " + List.of(details));
  }

  private void record(MmfClient client) {
    // docs: catch
    try {
      client.workouts().createWorkout(w -> w.workoutDate(DAY).workoutDescription("a run"));
    } catch (MmfAuthenticationException e) {
      tell("The user has to connect the account again.", e.errors());
    } catch (WriteOutcomeUnknownException e) {
      tell("Check whether it exists before you retry.", e.sentAt(), e.sent());
    } catch (MmfException e) {
      tell("It failed.", e.operation(), e.outcome(), e.status(), e.errors(), e.isRetrySafe());
    }
    // end
  }

  private void recordAfter(MmfSandbox sandbox, ResponseDefinitionBuilder answer) {
    sandbox.answerOnce("workouts/create_workout", answer);
    try (MmfClient client = Guide.client(sandbox).build()) {
      record(client);
    }
  }

  @Test
  void catching_eachKind_namesTheReaction(MmfSandbox sandbox) {
    try (MmfClient client =
        Guide.client(sandbox).tokenCredentials(TokenCredentials.of("gone", "gone")).build()) {
      record(client);
    }
    recordAfter(sandbox, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    recordAfter(sandbox, aResponse().withStatus(404));

    assertThat(told).hasSize(3);
    assertThat(told.get(0)).startsWith("The user has to connect the account again.");
    assertThat(told.get(1))
        .startsWith("Check whether it exists")
        .contains("workout_description=a run");
    assertThat(told.get(2))
        .isEqualTo("It failed. [workouts/create_workout, NOT_FOUND, 404, [], true]");
  }

  @Test
  void futures_failWithTheSame(MmfSandbox sandbox) {
    sandbox.answerOnce("workouts/get_workouts", aResponse().withStatus(404));
    try (MmfClient client = Guide.client(sandbox).build()) {
      // docs: async
      CompletableFuture<String> shown =
          client
              .async()
              .workouts()
              .getWorkouts()
              .handle(
                  (page, failure) ->
                      failure instanceof MmfException e
                          ? e.operation() + ": " + e.outcome()
                          : page.count() + " workouts");
      // end
      assertThat(shown.join()).isEqualTo("workouts/get_workouts: NOT_FOUND");
    }
  }

  @Test
  void messages_onThePage_areThoseOfTheClient(MmfSandbox sandbox) throws IOException {
    List<String> messages = new ArrayList<>();
    try (MmfClient client = Guide.client(sandbox).build()) {
      sandbox.answerOnce("workouts/create_workout", aResponse().withStatus(503));
      for (Runnable call :
          List.<Runnable>of(
              () -> client.workouts().deleteWorkout(w -> w.workoutId(1L)),
              () ->
                  client
                      .workouts()
                      .createWorkout(w -> w.workoutDate(DAY).workoutDescription("a run")),
              () -> client.workouts().createWorkout(w -> w.workoutDescription("which day?")))) {
        Throwable thrown = catchThrowable(call::run);
        messages.add(
            (thrown.getClass().getSimpleName() + ": " + thrown.getMessage())
                .replaceAll("[0-9-]+T[0-9:.]+Z", "2013-01-16T12:00:00Z"));
      }
    }
    assertThat(Guide.texts("errors.md")).containsExactly(String.join("\n", messages) + "\n");
  }
}
