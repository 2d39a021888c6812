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
  private final Map<MmfCall, Observation> running = new ConcurrentHashMap<>();

  private MmfObservations(ObservationRegistry registry) {
    this.registry = registry;
  }

  /**
   * Creates a listener that reports to a registry.
   *
   * @param registry holds the handlers
   * @return the listener
   */
  public static MmfObservations of(ObservationRegistry registry) {
    return new MmfObservations(Objects.requireNonNull(registry, "registry"));
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
