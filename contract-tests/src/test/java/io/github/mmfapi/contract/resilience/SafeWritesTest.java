package io.github.mmfapi.contract.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Client;
import feign.Request;
import feign.Response;
import feign.okhttp.OkHttpClient;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.support.SkippedTime;
import io.github.mmfapi.model.CreateWorkoutOutput;
import io.github.mmfapi.model.CreateWorkoutRequest;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writes that check for an existing record before retrying, against the sandbox. */
class SafeWritesTest {
  private static final LocalDate DAY = LocalDate.of(2013, 1, 16);
  private static final CreateWorkoutRequest RUN =
      CreateWorkoutRequest.builder().workoutDate(DAY).workoutDescription("a run").build();

  private final MmfSandbox sandbox = MmfSandbox.start();
  private final SkippedTime time = new SkippedTime();
  private int lostRequests;
  private int lostResponses;
  private Runnable afterNextRead = () -> {};

  @AfterEach
  void close() {
    sandbox.close();
  }

  /** Loses the given number of requests of writes, and the given number of their responses. */
  private final Client losing =
      new Client() {
        private final Client http = new OkHttpClient();

        @Override
        public Response execute(Request request, Request.Options options) throws IOException {
          boolean write = request.httpMethod() == Request.HttpMethod.POST;
          if (write && lostRequests-- > 0) {
            throw new SocketException("reset by the test");
          }
          Response response = http.execute(request, options);
          if (write && lostResponses-- > 0) {
            response.close();
            throw new SocketException("reset by the test");
          }
          if (!write) {
            Runnable once = afterNextRead;
            afterNextRead = () -> {};
            once.run();
          }
          return response;
        }
      };

  private MmfClient client() {
    return MmfClient.builder()
        .baseUrl(sandbox.baseUrl())
        .clientCredentials(sandbox.clientCredentials())
        .tokenCredentials(sandbox.authorize(sandbox.user()))
        .transport(losing, new OkHttpClient())
        .sleeper(time)
        .build();
  }

  private static List<Long> ids(MmfClient client) {
    return client.workouts().getWorkouts().workouts().stream().map(w -> w.workoutId()).toList();
  }

  @Test
  void createWorkout_whoseResponseWasLost_isFoundAndNotRetried() {
    lostResponses = 1;
    try (MmfClient client = client()) {
      CreateWorkoutOutput created = client.safely().createWorkout(RUN);

      assertThat(ids(client)).containsExactly(created.workoutId());
    }
    assertThat(time.delays()).allMatch(d -> d.compareTo(Duration.ofSeconds(2)) >= 0).hasSize(1);
  }

  @Test
  void createWorkout_whoseRequestWasLost_isRetried() {
    lostRequests = 2;
    try (MmfClient client = client()) {
      CreateWorkoutOutput created = client.safely().createWorkout(RUN);

      assertThat(ids(client)).containsExactly(created.workoutId());
    }
  }

  @Test
  void createWorkout_beyondTheFirstPage_isFoundWhileRowsAreDeleted() {
    try (MmfClient client = client()) {
      for (int i = 0; i < 100; i++) {
        client.workouts().createWorkout(w -> w.workoutDate(DAY).workoutDescription("other"));
      }
      List<Long> others = ids(client);
      afterNextRead =
          () ->
              others
                  .subList(0, 9)
                  .forEach(id -> client.workouts().deleteWorkout(w -> w.workoutId(id)));
      lostResponses = 1;

      client.safely().createWorkout(RUN);

      assertThat(client.paging().workouts().stream())
          .filteredOn(w -> w.workoutDescription().equals("a run"))
          .hasSize(1);
    }
  }

  @Test
  void createWorkout_lostEachTime_reportsAnUnknownOutcome() {
    lostRequests = 9;
    try (MmfClient client = client()) {
      assertThat(catchThrowable(() -> client.safely().createWorkout(RUN)))
          .isInstanceOf(WriteOutcomeUnknownException.class);
      assertThat(ids(client)).isEmpty();
    }
    assertThat(lostRequests).as("attempts").isEqualTo(6);
  }

  @Test
  void createWorkout_afterAnOldEqualOne_isNotMistakenForIt() {
    try (MmfClient client = client()) {
      client.workouts().createWorkout(RUN);
      lostRequests = 1;
      // In this zone the first one counts as made long ago; only newer ones are considered.
      client
          .safely()
          .tolerance(Duration.ZERO)
          .zone(ZoneId.of("Pacific/Kiritimati"))
          .createWorkout(RUN);

      assertThat(ids(client)).hasSize(2);
    }
  }
}
