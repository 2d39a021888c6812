package io.github.mmfapi.client.resilience;

import static io.github.mmfapi.client.support.FaultServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Logger;
import feign.RequestLine;
import feign.micrometer.MicrometerCapability;
import io.github.mmfapi.api.UsersApi;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.metrics.MmfMetrics;
import io.github.mmfapi.client.metrics.MmfObservations;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.support.CapturingLogProvider;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.SkippedTime;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Metrics, traces and logs of a call that was retried and of one that failed. */
class ObservabilityTest {
  private static final String SECRET = "s3cret-of-the-token";

  private final FaultServer server = new FaultServer();

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private MmfClientBuilder builder() {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(ClientCredentials.of("the-key", "s3cret-of-the-client"))
        .tokenCredentials(TokenCredentials.of("the-token", SECRET))
        .retryPolicy(RetryPolicy.builder().random(() -> 1).build())
        .sleeper(new SkippedTime());
  }

  /** Makes one call that succeeds at its second attempt, and one write whose outcome is unknown. */
  private void retryOneAndFailOne(MmfClient client) {
    server.once(answer(503, "text/html", "<html>busy</html>"));
    server.once(FaultServer::answerAsRecorded);
    server.once(FaultServer.reset());
    client.workouts().getWorkouts(q -> q.userId(4711L));
    assertThat(
            catchThrowable(
                () ->
                    client
                        .workouts()
                        .createWorkout(
                            w ->
                                w.workoutDate(LocalDate.of(2013, 1, 16))
                                    .workoutDescription("secretive run"))))
        .isInstanceOf(MmfException.class);
  }

  @Test
  void metrics_ofARetriedAndAFailedCall_haveFewTags() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (MmfClient client = builder().listener(MmfMetrics.of(registry)).build()) {
      retryOneAndFailOne(client);
    }

    Set<String> meters = new TreeSet<>();
    for (Meter meter : registry.getMeters()) {
      StringBuilder text = new StringBuilder(meter.getId().getName());
      for (Tag tag : meter.getId().getTags()) {
        text.append(' ').append(tag.getKey()).append('=').append(tag.getValue());
      }
      meters.add(text + " " + meter.measure().iterator().next().getValue());
    }
    assertThat(meters)
        .containsExactly(
            "mmf.client.attempts.failed operation=workouts/create_workout"
                + " outcome=transport_error 1.0",
            "mmf.client.attempts.failed operation=workouts/get_workouts outcome=server_error 1.0",
            "mmf.client.calls operation=workouts/create_workout outcome=write_outcome_unknown 1.0",
            "mmf.client.calls operation=workouts/get_workouts outcome=success 1.0",
            "mmf.client.retries operation=workouts/get_workouts 1.0");
  }

  @Test
  void observations_areStartedAndStoppedWithTheirOutcome() {
    ObservationRegistry registry = ObservationRegistry.create();
    List<String> seen = new CopyOnWriteArrayList<>();
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<>() {
              @Override
              public void onEvent(Observation.Event event, Observation.Context context) {
                seen.add(context.getContextualName() + " " + event.getName());
              }

              @Override
              public void onStop(Observation.Context context) {
                seen.add(context.getName() + " " + context.getLowCardinalityKeyValues());
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
    try (MmfClient client = builder().listener(MmfObservations.of(registry)).build()) {
      retryOneAndFailOne(client);
    }

    assertThat(seen)
        .containsExactly(
            "workouts/get_workouts retry",
            "mmf.client.call"
                + " [keyValue(operation=workouts/get_workouts),keyValue(outcome=success)]",
            "mmf.client.call [keyValue(operation=workouts/create_workout),"
                + "keyValue(outcome=write_outcome_unknown)]");
  }

  @Test
  void rawCalls_ofMethodsThatTheSpecLacks_shareOneMeterAndOneSpanName() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    ObservationRegistry observations = ObservationRegistry.create();
    Set<String> spans = ConcurrentHashMap.newKeySet();
    observations
        .observationConfig()
        .observationHandler(
            new ObservationHandler<>() {
              @Override
              public void onStop(Observation.Context context) {
                spans.add(context.getContextualName() + context.getAllKeyValues());
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
    try (MmfClient client =
        builder()
            .listener(MmfMetrics.of(registry))
            .listener(MmfObservations.ofTraces(observations))
            .build()) {
      for (int i = 0; i < 20; i++) {
        client.raw().text(RawRequest.get("group" + i + "/method" + i));
      }
      client.raw().text(RawRequest.get("users/get_user"));
    }

    assertThat(registry.getMeters().stream().map(m -> m.getId().getTag("operation")))
        .containsExactlyInAnyOrder("other", "users/get_user");
    assertThat(spans)
        .containsExactlyInAnyOrder(
            "other[keyValue(operation=other),keyValue(outcome=success)]",
            "users/get_user[keyValue(operation=users/get_user),keyValue(outcome=success)]");
  }

  /** Returns the paths of all methods that the client offers, without the leading slash. */
  private static List<String> paths() {
    return Stream.of(MmfClient.class.getMethods())
        .map(Method::getReturnType)
        .filter(type -> type.getPackage() == UsersApi.class.getPackage())
        .flatMap(api -> Stream.of(api.getMethods()))
        .map(method -> method.getAnnotation(RequestLine.class))
        .filter(Objects::nonNull)
        .map(line -> line.value().substring(line.value().indexOf('/') + 1))
        .distinct()
        .toList();
  }

  @Test
  void operationTag_ofEachMethodOfTheSpec_isItsName() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    List<String> paths = paths();
    assertThat(paths).hasSizeGreaterThan(100);
    try (MmfClient client = builder().listener(MmfMetrics.of(registry)).build()) {
      for (String path : paths) {
        client.raw().text(RawRequest.get(path));
      }
    }

    assertThat(registry.getMeters().stream().map(m -> m.getId().getTag("operation")))
        .containsExactlyInAnyOrderElementsOf(paths);
  }

  @Test
  void logLines_ofARetriedAndAFailedCall_haveLevelAttemptsAndOutcome() {
    List<String> lines = log(Logger.Level.BASIC);

    assertThat(lines.stream().filter(l -> !l.contains("Api#")).map(ObservabilityTest::timeless))
        .containsExactly(
            "INFO GET workouts/get_workouts: attempt 1 failed after N ms: SERVER_ERROR, HTTP 503",
            "INFO GET workouts/get_workouts: attempt 2 follows in 200 ms",
            "DEBUG GET workouts/get_workouts: SUCCESS in N ms, attempts: 2",
            "INFO POST workouts/create_workout: attempt 1 failed after N ms: TRANSPORT_ERROR, RESET",
            "WARN POST workouts/create_workout: WRITE_OUTCOME_UNKNOWN in N ms, attempts: 1");
  }

  @Test
  void log_atLevelFull_containsNoSecret() {
    List<String> lines = log(Logger.Level.FULL);

    assertThat(lines).anyMatch(l -> l.contains("---> GET")).anyMatch(l -> l.contains("busy"));
    assertThat(String.join("\n", lines))
        .doesNotContain(SECRET)
        .doesNotContain("s3cret-of-the-client")
        .doesNotContain("oauth_signature=")
        .doesNotContain("Authorization");
  }

  private List<String> log(Logger.Level level) {
    List<String> lines = new ArrayList<>();
    String name = MmfClient.class.getName() + ": ";
    CapturingLogProvider.listenWithLevel(
        (importance, line) -> {
          if (line.startsWith(name)) {
            lines.add(importance + " " + line.substring(name.length()));
          }
        });
    try (MmfClient client = builder().logLevel(level).build()) {
      retryOneAndFailOne(client);
    } finally {
      CapturingLogProvider.listen(null);
    }
    return lines;
  }

  private static String timeless(String line) {
    return line.replaceAll("(after|in) \\d+ ms(:|,)", "$1 N ms$2");
  }

  @Test
  void feignsCapability_countsAttempts() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (MmfClient client = builder().capability(new MicrometerCapability(registry)).build()) {
      retryOneAndFailOne(client);
    }

    assertThat(registry.getMeters()).isNotEmpty();
    assertThat(registry.getMeters().toString()).doesNotContain("4711").doesNotContain(SECRET);
  }

  @Test
  void listener_thatThrows_doesNotReachTheCaller() {
    MmfCallListener broken =
        new MmfCallListener() {
          @Override
          public void started(MmfCall call) {
            throw new IllegalStateException("broken dashboard");
          }
        };
    try (MmfClient client = builder().listener(broken).build()) {
      assertThat(client.workouts().getWorkouts().count()).isZero();
    }
  }
}
