package io.github.mmfapi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.client.paging.Rows;
import io.github.mmfapi.model.CreateWorkoutRequest;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of the client with the values around them, without a server and without waiting. */
class ClientLimitsTest {
  private static final CreateWorkoutRequest RUN =
      CreateWorkoutRequest.builder()
          .workoutDate(LocalDate.of(2013, 1, 16))
          .workoutDescription("a run")
          .build();

  /** Noon in US Central time, that of {@code created_date}. */
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2013-01-16T18:00:00Z"), ZoneOffset.UTC);

  private static final String EMPTY =
      "{\"result\":{\"status\":1,\"output\":{\"count\":\"0\",\"workouts\":[]},\"errors\":[]}}";
  private static final String CREATED =
      "{\"result\":{\"status\":1,\"output\":{\"workout_id\":9,\"workout_key\":\"10\"},\"errors\":[]}}";

  private final List<Duration> delays = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private String list = EMPTY;
  private String retryAfter = "";
  private int lostWrites;

  private final Sleeper sleeper =
      new Sleeper() {
        @Override
        public void sleep(Duration delay) {
          delays.add(delay);
        }

        @Override
        public CompletableFuture<Void> sleepAsync(Duration delay) {
          delays.add(delay);
          return CompletableFuture.completedFuture(null);
        }
      };

  private Response respond(Request request, Request.Options options) throws IOException {
    boolean isRead = request.httpMethod() == Request.HttpMethod.GET;
    requests.add(isRead ? "read" : "write");
    if (!isRead && lostWrites-- > 0) {
      throw new SocketException("reset by the test");
    }
    boolean refuses = !retryAfter.isEmpty();
    return Response.builder()
        .request(request)
        .status(refuses ? 503 : 200)
        .headers(refuses ? Map.of("Retry-After", List.of(retryAfter)) : Map.of())
        .body(isRead ? list : CREATED, StandardCharsets.UTF_8)
        .build();
  }

  private MmfClient client(RetryPolicy policy) {
    return MmfClient.builder()
        .baseUrl("http://127.0.0.1/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TokenCredentials.of("token", "secret"))
        .transport(this::respond, new AsyncClient.Pseudo<>(this::respond))
        .clock(NOON)
        .retryPolicy(policy)
        .sleeper(sleeper)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "PT30S, 29, 3",
    "PT30S, 30, 3",
    "PT30S, 31, 1",
    "PT0S, 0, 3",
    "PT0S, 1, 1",
    "PT1M, 60, 3",
    "PT1M, 61, 1"
  })
  void retryAfter_upToTheMaximum_isWaitedFor(Duration longest, String asked, int attempts) {
    retryAfter = asked;
    try (MmfClient client = client(RetryPolicy.builder().maxRetryAfter(longest).build())) {
      assertThat(catchThrowable(() -> client.workouts().getWorkouts(q -> q.limit(1))))
          .isInstanceOf(MmfException.class);
    }
    assertThat(requests).hasSize(attempts);
    assertThat(delays)
        .hasSize(attempts - 1)
        .allMatch(Duration.ofSeconds(Long.parseLong(asked))::equals);
  }

  @ParameterizedTest
  @CsvSource({"Wed, 16 Jan 2013 18:00:30 GMT;3", "Wed, 16 Jan 2013 18:00:31 GMT;1"})
  void retryAfter_asDate_hasTheSameMaximum(String day, String dateAndAttempts) {
    String[] parts = dateAndAttempts.split(";", -1);
    retryAfter = day + ", " + parts[0];
    try (MmfClient client = client(RetryPolicy.standard())) {
      assertThat(catchThrowable(() -> client.workouts().getWorkouts(q -> q.limit(1))))
          .isInstanceOf(MmfException.class);
    }
    assertThat(requests).hasSize(Integer.parseInt(parts[1]));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void attempts_areAsManyAsTheMaximum(int most) {
    retryAfter = "0";
    try (MmfClient client = client(RetryPolicy.builder().maxAttempts(most).build())) {
      assertThat(catchThrowable(() -> client.workouts().getWorkouts(q -> q.limit(1))))
          .isInstanceOf(MmfException.class);
    }
    assertThat(requests).hasSize(most);
  }

  @ParameterizedTest
  @CsvSource({
    "PT2M, 2013-01-16 11:57:59, false",
    "PT2M, 2013-01-16 11:58:00, true",
    "PT2M, 2013-01-16 11:58:01, true",
    "PT2M, 2013-01-16 12:00:01, true",
    "PT0S, 2013-01-16 11:59:59, false",
    "PT0S, 2013-01-16 12:00:00, true",
    "PT1H, 2013-01-16 10:59:59, false",
    "PT1H, 2013-01-16 11:00:00, true"
  })
  void workoutCreatedWithinTheTolerance_isTheLostOne(
      Duration tolerance, String created, boolean found) {
    lostWrites = 1;
    listRunCreatedAt(created);
    try (MmfClient client = client(RetryPolicy.standard())) {
      assertThat(client.safely().tolerance(tolerance).createWorkout(RUN).workoutId())
          .isEqualTo(found ? 7 : 9);
    }
    assertThat(requests.stream().filter("write"::equals)).hasSize(found ? 1 : 2);
  }

  @Test
  void tolerance_byDefault_isTwoMinutes() {
    workoutCreatedWithinTheTolerance_isTheLostOne(
        Duration.ofMinutes(2), "2013-01-16 11:58:00", true);
  }

  /** By default, the lookup is two seconds after the write. */
  @ParameterizedTest
  @CsvSource({
    ", PT1.9S, PT2S",
    ", PT2S, PT2S",
    ", PT2.1S, PT2.1S",
    "PT5S, PT4.9S, PT5S",
    "PT5S, PT5.1S, PT5.1S",
    "PT0S, PT0S, PT0S"
  })
  void lookup_waitsForTheLongerOfTheTwoDelays(
      @Nullable Duration lookAfter, Duration ofThePolicy, Duration waited) {
    lostWrites = 1;
    RetryPolicy policy =
        RetryPolicy.builder().baseDelay(ofThePolicy).maxDelay(ofThePolicy).random(() -> 1).build();
    try (MmfClient client = client(policy)) {
      SafeWrites writes = client.safely();
      (lookAfter == null ? writes : writes.lookAfter(lookAfter)).createWorkout(RUN);
    }
    assertThat(delays).containsExactly(waited);
  }

  @Test
  void toleranceAndDelay_negative_areRefused() {
    try (MmfClient client = client(RetryPolicy.standard())) {
      SafeWrites writes = client.safely();
      Duration negative = Duration.ofNanos(-1);

      assertThat(catchThrowable(() -> writes.tolerance(negative)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("tolerance");
      assertThat(catchThrowable(() -> writes.lookAfter(negative)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("delay");
    }
  }

  /** Noon in US Central time is six hours later in UTC. */
  @ParameterizedTest
  @CsvSource({
    "America/Chicago, 2013-01-16 11:58:00, true",
    "UTC, 2013-01-16 11:58:00, false",
    "UTC, 2013-01-16 17:57:59, false",
    "UTC, 2013-01-16 17:58:00, true"
  })
  void zone_isThatOfTheTimeOfCreation(ZoneId zone, String created, boolean found) {
    lostWrites = 1;
    listRunCreatedAt(created);
    try (MmfClient client = client(RetryPolicy.standard())) {
      assertThat(client.safely().zone(zone).createWorkout(RUN).workoutId())
          .isEqualTo(found ? 7 : 9);
    }
  }

  private void listRunCreatedAt(String created) {
    list =
        EMPTY
            .replace("\"0\"", "\"1\"")
            .replace(
                "[]}",
                "[{\"workout_id\":\"7\",\"workout_key\":\"8\",\"workout_date\":\"2013-01-16\","
                    + "\"workout_description\":\"a run\",\"created_date\":\""
                    + created
                    + "\"}]}");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, true", "2, 3, true", "3, 3, false"})
  void lostWrites_upToTheAttempts_areMadeAgain(int lost, int writes, boolean created) {
    lostWrites = lost;
    try (MmfClient client = client(RetryPolicy.standard())) {
      Throwable thrown = catchThrowable(() -> client.safely().createWorkout(RUN));
      assertThat(thrown == null).isEqualTo(created);
      if (!created) {
        assertThat(thrown).isInstanceOf(WriteOutcomeUnknownException.class);
      }
    }
    assertThat(requests.stream().filter("write"::equals)).hasSize(writes);
  }

  /**
   * Two pages share one row, so that a deleted row is noticed. A count as large as a full page may
   * be that of the page.
   */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "24, 1", "25, 2", "26, 2", "49, 2", "50, 3"})
  void pages_areReadUntilTheCountOfAllRows(int rows, int pages) {
    List<Integer> starts = new ArrayList<>();
    Rows<Integer> all =
        Rows.of(
            (start, limit) -> {
              starts.add(start);
              assertThat(limit).isEqualTo(Rows.DEFAULT_PAGE_SIZE);
              int end = Math.min(rows, start + limit);
              return new Page<>(IntStream.range(Math.min(start, end), end).boxed().toList(), rows);
            },
            row -> row);

    assertThat(all).containsExactlyElementsOf(IntStream.range(0, rows).boxed().toList());
    assertThat(starts).hasSize(pages);
  }

  @Test
  void pageSizeAndStart_belowTheMinimum_areRefused() {
    Rows<Integer> rows = Rows.of((start, limit) -> new Page<>(List.of(), 0), row -> row);

    assertThat(rows.pageSize(2).startRecord(0)).isEmpty();
    assertThat(catchThrowable(() -> rows.pageSize(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 or more");
    assertThat(catchThrowable(() -> rows.startRecord(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 or more");
  }
}
