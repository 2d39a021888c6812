package io.github.mmfapi.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.support.InMemoryServer;
import io.github.mmfapi.client.support.SkippedTime;
import io.github.mmfapi.model.CreateWorkoutRequest;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand calls, one in twenty of which fails at a random point. What the client reports
 * as written must agree with what the server has written.
 */
@Tag("slow")
class SimulationTest {
  private static final int CALLS = 100_000;
  private static final double FAULTS = 0.05;
  private static final long SEED = 20130116;

  /** Fails before, after or instead of executing a request. */
  private static final class UnreliableServer extends InMemoryServer {
    private final Random random = new Random(SEED);
    private final Map<String, Integer> written = new HashMap<>();
    private final List<String> rowsOfThisUser = new ArrayList<>();
    private long faults;
    private long requests;

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
      requests++;
      if (random.nextDouble() >= FAULTS) {
        return process(request);
      }
      faults++;
      return switch (random.nextInt(6)) {
        case 0 -> throw new ConnectException("refused by the test");
        case 1 -> throw new SocketException("reset before by the test");
        case 2 -> {
          Response unused = process(request);
          throw new SocketTimeoutException("silent after the test");
        }
        case 3 -> answer(request, 503, "<html>");
        case 4 -> {
          Response unused = process(request);
          yield answer(request, 504, "<html>");
        }
        default -> cutOff(process(request));
      };
    }

    private Response process(Request request) {
      Map<String, String> parameters = parameters(request);
      if (request.url().contains("get_workouts")) {
        int start = Integer.parseInt(parameters.getOrDefault("start_record", "0"));
        int limit = Integer.parseInt(parameters.getOrDefault("limit", "25"));
        int size = rowsOfThisUser.size();
        List<String> page =
            rowsOfThisUser.subList(Math.min(start, size), Math.min(start + limit, size));
        return answer(
            request, 200, output("{\"count\":\"" + size + "\",\"workouts\":" + page + "}"));
      }
      String description = parameters.get("workout_description");
      written.merge(description, 1, Integer::sum);
      int id = written.size();
      rowsOfThisUser.add(
          String.format(
              Locale.ROOT,
              "{\"workout_id\":\"%d\",\"workout_key\":\"k%d\",\"workout_date\":\"%s\",\"workout_description\":\"%s\",\"created_date\":\"%s\"}",
              id,
              id,
              parameters.get("workout_date"),
              description,
              now()));
      return answer(
          request, 200, output("{\"workout_id\":" + id + ",\"workout_key\":\"k" + id + "\"}"));
    }

    private static String now() {
      return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
          .format(LocalDateTime.now(ZoneId.of("America/Chicago")));
    }

    private static Response cutOff(Response response) throws IOException {
      byte[] body = response.body().asInputStream().readAllBytes();
      InputStream half = new ByteArrayInputStream(body, 0, body.length / 2);
      InputStream broken =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new SocketException("reset within by the test");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
              return read();
            }
          };
      return response.toBuilder().body(new SequenceInputStream(half, broken), null).build();
    }

    /** Empties the list of this user's workouts, so that searching it stays cheap. */
    void forgetRows() {
      rowsOfThisUser.clear();
    }
  }

  private static MmfClient client(UnreliableServer server, SkippedTime time) {
    return MmfClient.builder()
        .baseUrl("http://server.test/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TokenCredentials.of("token", "token-secret"))
        .retryPolicy(RetryPolicy.builder().maxAttempts(6).build())
        .callTimeout(Duration.ofDays(1))
        .transport(server, server)
        .sleeper(time)
        .build();
  }

  private static CreateWorkoutRequest workout(int number) {
    return CreateWorkoutRequest.builder()
        .workoutDate(LocalDate.of(2013, 1, 16))
        .workoutDescription("workout " + number)
        .build();
  }

  @Test
  void calls_withOneInTwentyFailing_loseAndDuplicateNothing() {
    UnreliableServer server = new UnreliableServer();
    Set<String> reported = new HashSet<>();
    Set<String> unknown = new HashSet<>();
    Set<String> failed = new HashSet<>();
    int reads = 0;
    try (MmfClient client = client(server, new SkippedTime())) {
      for (int i = 0; i < CALLS; i++) {
        if (i % 2 == 0) {
          client.workouts().getWorkouts(q -> q.limit(2));
          reads++;
          continue;
        }
        boolean safely = i % 4 == 1;
        String description = workout(i).workoutDescription();
        try {
          var output =
              safely
                  ? client.safely().createWorkout(workout(i))
                  : client.workouts().createWorkout(workout(i));
          assertThat(output.workoutId()).isNotNull();
          reported.add(description);
        } catch (WriteOutcomeUnknownException e) {
          assertThat(e.sent()).containsEntry("workout_description", description);
          assertThat(safely).as("safely() resolves unknown outcomes").isFalse();
          unknown.add(description);
        } catch (MmfException e) {
          failed.add(description);
        }
        server.forgetRows();
      }
    }

    System.out.printf(
        "%,d calls: %,d requests, %,d faults, %,d reads, %,d writes done, %,d with unknown"
            + " outcome, %,d failed%n",
        CALLS,
        server.requests,
        server.faults,
        reads,
        reported.size(),
        unknown.size(),
        failed.size());
    assertThat(server.written.values()).as("nothing twice").allMatch(count -> count == 1);
    // Sets, because AssertJ would search all elements for each one.
    Set<String> lost = new HashSet<>(reported);
    lost.removeAll(server.written.keySet());
    assertThat(lost).as("nothing lost").isEmpty();
    Set<String> unexplained = new HashSet<>(server.written.keySet());
    unexplained.removeAll(reported);
    assertThat(unknown)
        .as("every unreported write has an unknown outcome")
        .containsAll(unexplained);
    assertThat(failed).isEmpty();
    assertThat(server.faults).isGreaterThan(CALLS / 25);
    assertThat(reads).isEqualTo(CALLS / 2);
    assertThat(unknown).as("some outcomes were unknown").isNotEmpty();
  }
}
