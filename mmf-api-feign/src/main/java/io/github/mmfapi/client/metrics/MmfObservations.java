package io.github.mmfapi.client.metrics;

import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.error.CallOutcome;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Creates one Micrometer observation per call, for traces and metrics; add it with {@code
 * MmfClientBuilder.listener(...)}. Needs {@code io.micrometer:micrometer-core}. The observation
 * {@code mmf.client.call} is a child of the current one of the caller. It has the low-cardinality
 * keys {@code operation}, a method of the generated interfaces or {@code other}, and {@code
 * outcome}, and an event {@code retry} for each attempt after the first. Requests get no trace
 * headers, because the server did not know any.
 */
public final class MmfObservations implements MmfCallListener {
  private final ObservationRegistry registry;
  private final boolean counted;
  private final Map<MmfCall, Observation> running = new ConcurrentHashMap<>();

  private MmfObservations(ObservationRegistry registry, boolean counted) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.counted = counted;
  }

  /**
   * Creates a listener that reports to a registry whose handlers may record meters too, as those of
   * Spring Boot do. A client takes it or {@link MmfMetrics#of}, not both; {@link
   * MmfMetrics#ofAttempts} adds what observations do not count.
   *
   * @param registry holds the handlers
   * @return the listener
   */
  public static MmfObservations of(ObservationRegistry registry) {
    return new MmfObservations(registry, true);
  }

  /**
   * Creates a listener that reports to a registry whose handlers record traces only, for use beside
   * {@link MmfMetrics#of}.
   *
   * @param registry holds the handlers, none of which records meters
   * @return the listener
   */
  public static MmfObservations ofTraces(ObservationRegistry registry) {
    return new MmfObservations(registry, false);
  }

  @Override
  public boolean countsCalls() {
    return counted;
  }

  @Override
  public void started(MmfCall call) {
    running.put(
        call,
        Observation.createNotStarted("mmf.client.call", registry)
            .contextualName(Operations.tag(call))
            .lowCardinalityKeyValue("operation", Operations.tag(call))
            .start());
  }

  @Override
  public void retrying(MmfCall call, int attempt, Duration delay) {
    Observation observation = running.get(call);
    if (observation != null) {
      observation.event(Observation.Event.of("retry"));
    }
  }

  @Override
  public void finished(
      MmfCall call, CallOutcome outcome, int attempts, Duration took, @Nullable Throwable failure) {
    Observation observation = running.remove(call);
    if (observation != null) {
      observation.lowCardinalityKeyValue("outcome", Outcomes.tag(outcome));
      if (failure != null) {
        observation.error(failure);
      }
      observation.stop();
    }
  }
}
