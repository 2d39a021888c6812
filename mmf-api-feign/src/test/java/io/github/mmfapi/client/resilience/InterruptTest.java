package io.github.mmfapi.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.model.CreateWorkoutRequest;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt ends each wait of the client, and its caller finds the flag set. */
@Timeout(30)
class InterruptTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final List<Request> requests = new ArrayList<>();

  /** A call that waits on the thread of its caller. */
  @SuppressWarnings("ImmutableEnumChecker") // The actions hold nothing.
  enum Wait {
    READ(client -> client.workouts().getWorkouts(q -> q.limit(1)), CallOutcome.TRANSPORT_ERROR),
    RAW_READ(
        client -> client.raw().call(RawRequest.get("users/get_user")).close(),
        CallOutcome.TRANSPORT_ERROR),
    LOOKUP_AFTER_A_LOST_WRITE(
        client ->
            client
                .safely()
                .createWorkout(
                    CreateWorkoutRequest.builder()
                        .workoutDate(LocalDate.EPOCH)
                        .workoutDescription("a run")
                        .build()),
        CallOutcome.WRITE_OUTCOME_UNKNOWN);

    private final Consumer<MmfClient> call;
    private final CallOutcome outcome;

    Wait(Consumer<MmfClient> call, CallOutcome outcome) {
      this.call = call;
      this.outcome = outcome;
    }
  }

  private Response lose(Request request, Request.Options options) throws IOException {
    requests.add(request);
    throw new SocketException("reset by the test");
  }

  private MmfClient client() {
    return MmfClient.builder()
        .baseUrl("http://127.0.0.1/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TokenCredentials.of("token", "secret"))
        .transport(this::lose, new AsyncClient.Pseudo<>(this::lose))
        .retryPolicy(RetryPolicy.builder().baseDelay(LONG).maxDelay(LONG).random(() -> 1).build())
        .callTimeout(LONG.multipliedBy(10))
        .build();
  }

  @AfterEach
  void clear() {
    boolean unused = Thread.interrupted();
  }

  @ParameterizedTest
  @EnumSource
  void wait_interrupted_endsTheCall_andKeepsTheFlag(Wait wait) {
    try (MmfClient client = client()) {
      Thread.currentThread().interrupt();

      Throwable thrown = catchThrowable(() -> wait.call.accept(client));

      assertThat(Thread.interrupted()).as("the flag").isTrue();
      assertThat(((MmfException) thrown).outcome()).isEqualTo(wait.outcome);
      assertThat(requests).hasSize(1);
    }
  }
}
