package io.github.mmfapi.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.support.InMemoryServer;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.SkippedTime;
import io.github.mmfapi.model.CreateWorkoutRequest;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lookup after a lost write: only a list that is understood says that a workout is missing. */
class SafeWritesLookupTest {
  private static final CreateWorkoutRequest RUN =
      CreateWorkoutRequest.builder()
          .workoutDate(LocalDate.of(2013, 1, 16))
          .workoutDescription("a run")
          .build();
  private static final String ROW =
      "{\"workout_id\":\"7\",\"workout_key\":\"8\",\"workout_date\":\"2013-01-16\","
          + "\"workout_description\":\"a run\"}";
  private static final String OTHER =
      "{\"workout_id\":\"5\",\"workout_key\":\"6\",\"workout_date\":\"2013-01-16\","
          + "\"workout_description\":\"a walk\"}";

  private final LosingServer server = new LosingServer();

  /** Loses the response to the first write, and gives each lookup the same response. */
  private static final class LosingServer extends InMemoryServer {
    String list = "";
    int writes;

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
      if (request.httpMethod() == Request.HttpMethod.GET) {
        return answer(request, 200, list);
      }
      if (writes++ == 0) {
        throw new SocketException("reset by the test");
      }
      return answer(request, 200, Recorded.CREATED);
    }
  }

  private MmfClient client() {
    return MmfClient.builder()
        .baseUrl("http://127.0.0.1/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TokenCredentials.of("token", "token-secret"))
        .transport(server, server)
        .retryPolicy(RetryPolicy.standard())
        .sleeper(new SkippedTime())
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":\"2\",\"workouts\":[" + OTHER + "," + ROW + "]}",
        "{\"count\":\"2\",\"workouts\":{\"0\":" + OTHER + ",\"2\":" + ROW + "}}",
        "{\"workouts\":{\"8\":" + ROW + "}}",
        "{\"workouts\":{\"a\":" + OTHER + ",\"b\":" + ROW + "}}"
      })
  void workoutInTheList_inAnyFormOfPhp_isFound(String output) {
    server.list = InMemoryServer.output(output);

    assertThat(client().safely().createWorkout(RUN).workoutId()).isEqualTo(7L);
    assertThat(server.writes).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":\"0\",\"workouts\":[]}",
        "{\"count\":\"0\",\"workouts\":null}",
        "{\"count\":\"0\",\"workouts\":\"\"}",
        "{\"workouts\":false}",
        "{\"count\":\"0\"}",
        "{\"count\":\"1\",\"workouts\":[" + OTHER + "]}",
        "{\"count\":\"1\",\"workouts\":{\"3\":" + OTHER + "}}"
      })
  void workoutCertainlyNotInTheList_isCreatedAgain(String output) {
    server.list = InMemoryServer.output(output);

    assertThat(client().safely().createWorkout(RUN).workoutId()).isNotNull();
    assertThat(server.writes).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "\"x\"",
        "{\"count\":\"1\"}",
        "{\"count\":\"1\",\"workouts\":[]}",
        "{\"count\":\"1\",\"workouts\":\"x\"}",
        "{\"count\":\"1\",\"workouts\":true}",
        "{\"count\":\"1\",\"workouts\":5}",
        "{\"count\":\"1\",\"workouts\":" + ROW + "}",
        "{\"count\":\"1\",\"workouts\":{\"workout\":[" + ROW + "]}}",
        "{\"count\":\"1\",\"workouts\":[null]}",
        "{\"count\":\"1\",\"workouts\":[[" + ROW + "]]}",
        "{\"count\":\"2\",\"workouts\":[" + OTHER + ",\"x\"]}",
        "{\"count\":\"1\",\"workouts\":[{}]}",
        "{\"count\":\"1\",\"workouts\":[{\"workout_date\":\"16.1.2013\",\"workout_description\":\"a run\"}]}",
        "{\"count\":\"1\",\"workouts\":[{\"workout_date\":\"2013-01-16\",\"workout_description\":null}]}"
      })
  void listThatIsNotUnderstood_leavesTheOutcomeUnknown(String output) {
    server.list = InMemoryServer.output(output);

    Throwable thrown = catchThrowable(() -> client().safely().createWorkout(RUN));

    assertThat(thrown).isExactlyInstanceOf(WriteOutcomeUnknownException.class);
    assertThat(thrown.getSuppressed()).hasSize(1).allMatch(MmfException.class::isInstance);
    assertThat(((MmfException) thrown).isRetrySafe()).isFalse();
    assertThat(server.writes).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"no\"]}}",
        "<html>maintenance</html>",
        ""
      })
  void lookupThatFails_leavesTheOutcomeUnknown(String body) {
    server.list = body;

    Throwable thrown = catchThrowable(() -> client().safely().createWorkout(RUN));

    assertThat(thrown).isExactlyInstanceOf(WriteOutcomeUnknownException.class);
    assertThat(thrown.getSuppressed()).hasSize(1).allMatch(MmfException.class::isInstance);
    assertThat(server.writes).isEqualTo(1);
  }

  @Test
  void toleranceLongerThanAllTime_isNoLimit() {
    String created = ROW.replace("}", ",\"created_date\":\"0001-01-01 00:00:00\"}");
    server.list = InMemoryServer.output("{\"workouts\":[" + created + "]}");

    assertThat(
            client()
                .safely()
                .tolerance(Duration.ofSeconds(Long.MAX_VALUE))
                .createWorkout(RUN)
                .workoutId())
        .isEqualTo(7L);
  }
}
