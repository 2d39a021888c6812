package io.github.mmfapi.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.SingleConnection;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.metrics.MmfMetrics;
import io.github.mmfapi.client.metrics.MmfObservations;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.oauth1.store.UnknownUserException;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MmfCallListenerTest {
  private static final String USER = "{\"result\":{\"status\":1,\"output\":{},\"errors\":[]}}";

  private final SingleConnection transport = new SingleConnection();
  private final List<String> events = new CopyOnWriteArrayList<>();

  /** Notes the events. */
  private final class Recorder implements MmfCallListener {
    @Override
    public void started(MmfCall call) {
      events.add("started");
    }

    @Override
    public void attemptFailed(MmfCall call, int attempt, Duration took, Throwable failure) {
      events.add("failed " + attempt);
    }

    @Override
    public void finished(
        MmfCall call,
        CallOutcome outcome,
        int attempts,
        Duration took,
        @Nullable Throwable failure) {
      events.add("finished " + outcome + " after " + attempts);
    }
  }

  private MmfClientBuilder client() {
    return transport.respond(200, null, USER).client();
  }

  @Test
  void callOfAUserWithoutAToken_isNoAttempt() {
    MmfClient client =
        client()
            .tokenCredentials(TokenStore.inMemory().forUser("nobody"))
            .listener(new Recorder())
            .build();

    assertThatExceptionOfType(UnknownUserException.class)
        .isThrownBy(() -> client.users().getUser());
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> client.async().users().getUser().join())
        .withCauseInstanceOf(UnknownUserException.class);

    String finished = "finished OTHER_ERROR after 0";
    assertThat(events).containsExactly("started", finished, "started", finished);
    assertThat(transport.sent).isEmpty();
  }

  @Test
  void callThatIsSent_isAnAttempt() {
    MmfClient client = client().listener(new Recorder()).build();

    client.users().getUser();
    transport.respond(200, null, USER);
    client.async().users().getUser().join();
    transport.respond(500, null, "");
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> client.users().getUser());

    assertThat(events)
        .containsExactly(
            "started",
            "finished SUCCESS after 1",
            "started",
            "finished SUCCESS after 1",
            "started",
            "failed 1",
            "finished SERVER_ERROR after 1");
  }

  @Test
  void build_listenersThatBothCountCalls_isRefused() {
    MmfMetrics metrics = MmfMetrics.of(new SimpleMeterRegistry());
    MmfObservations observations = MmfObservations.of(ObservationRegistry.create());

    assertThatIllegalStateException()
        .isThrownBy(() -> client().listener(metrics).listener(observations).build())
        .withMessageContaining("MmfMetrics and MmfObservations would each count every call")
        .withMessageContaining("MmfMetrics.ofAttempts(...)");
    assertThatIllegalStateException()
        .isThrownBy(() -> client().listener(metrics).listener(metrics).build());
    client()
        .listener(metrics)
        .listener(MmfObservations.ofTraces(ObservationRegistry.create()))
        .build()
        .close();
  }

  @Test
  void observationsBesideMetersOfAttempts_countEachCallOnce() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    MmfClient client =
        client()
            .listener(MmfMetrics.ofAttempts(meters))
            .listener(MmfObservations.of(observations))
            .build();

    client.users().getUser();
    transport.respond(500, null, "");
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> client.users().getUser());

    assertThat(meters.getMeters().stream().filter(Timer.class::isInstance))
        .allSatisfy(timer -> assertThat(timer.getId().getName()).isEqualTo("mmf.client.call"));
    assertThat(meters.find("mmf.client.call").timers().stream().mapToLong(Timer::count).sum())
        .isEqualTo(2);
    assertThat(meters.get("mmf.client.attempts.failed").counter().count()).isEqualTo(1);
  }
}
