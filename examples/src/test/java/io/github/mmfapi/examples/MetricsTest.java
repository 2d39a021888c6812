package io.github.mmfapi.examples;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.http.Fault;
import feign.Logger;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.metrics.MmfMetrics;
import io.github.mmfapi.client.metrics.MmfObservations;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.MmfSandboxExtension;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Tests the code, the log lines and the meters of docs/guide/metrics.md. */
class MetricsTest {
  @RegisterExtension static final MmfSandboxExtension SANDBOX = MmfSandboxExtension.create();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ObservationRegistry observations = ObservationRegistry.create();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final ch.qos.logback.classic.Logger logger =
      (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(MmfClient.class);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.DEBUG);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  /** Makes a read that succeeds on its second attempt, and a write whose response is lost. */
  private static void retryOneAndFailOne(MmfSandbox sandbox, MmfClient client) {
    sandbox.answerOnce("workouts/get_workouts", aResponse().withStatus(503));
    client.workouts().getWorkouts(q -> q.limit(5));
    sandbox.answerOnce(
        "workouts/create_workout", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThatExceptionOfType(WriteOutcomeUnknownException.class)
        .isThrownBy(
            () ->
                client
                    .workouts()
                    .createWorkout(
                        w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription("a run")));
  }

  private static String timeless(String text) {
    return text.replaceAll("\\d+( ?)ms", "N$1ms")
        .replaceAll("(total_time|max)=[0-9.E-]+ seconds", "$1=N seconds")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:8080");
  }

  @Test
  void logAndMeters_onThePage_areThoseOfTheClient(MmfSandbox sandbox) throws IOException {
    TokenCredentials token = sandbox.authorize(sandbox.user());
    // docs: observed
    MmfClient client =
        MmfClient.builder()
            .baseUrl(sandbox.baseUrl())
            .clientCredentials(sandbox.clientCredentials())
            .tokenCredentials(token)
            .listener(MmfMetrics.of(meters))
            .listener(MmfObservations.ofTraces(observations))
            .logLevel(Logger.Level.BASIC)
            .build();
    // end
    try (client) {
      retryOneAndFailOne(sandbox, client);
    }
    String lines =
        log.list.stream()
            .map(line -> timeless(line.getLevel() + " " + line.getFormattedMessage()) + "\n")
            .collect(Collectors.joining());
    String measured =
        timeless(meters.getMetersAsString()).lines().sorted().collect(Collectors.joining("\n"))
            + "\n";

    assertThat(Guide.texts("metrics.md")).containsExactly(lines, measured);
    assertThat(lines + measured)
        .doesNotContain(token.token(), token.secret(), "oauth_")
        .doesNotContain(sandbox.clientCredentials().secret());
    assertThat(meters.getMeters().stream().flatMap(m -> m.getId().getTags().stream()))
        .extracting(Tag::getKey)
        .containsOnly("operation", "outcome");
  }

  @Test
  void customListener_isNotifiedOfEachCall(MmfSandbox sandbox) {
    List<String> slow = new ArrayList<>();
    // docs: listener
    MmfCallListener listener =
        new MmfCallListener() {
          @Override
          public void finished(
              MmfCall call, CallOutcome outcome, int attempts, Duration took, Throwable failure) {
            if (attempts > 1) {
              slow.add(call + " " + outcome + ", attempts: " + attempts);
            }
          }
        };
    // end
    try (MmfClient client = Guide.client(sandbox).listener(listener).build()) {
      retryOneAndFailOne(sandbox, client);
    }
    assertThat(slow).containsExactly("GET workouts/get_workouts SUCCESS, attempts: 2");
  }
}
