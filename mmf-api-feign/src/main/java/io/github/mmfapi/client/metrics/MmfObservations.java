package io.github.mmfapi.client.metrics;

import io.github.mmfapi.client.CallOutcome;
import io.github.mmfapi.client.MmfCall;
import io.github.mmfapi.client.MmfCallListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One Micrometer observation per call, from which traces and metrics are made; register it with
 * {@code MmfClientBuilder.listener(...)}. Needs {@code io.micrometer:micrometer-core}. The
 * observation is {@code mmf.client.call}, a child of the one that is current where the call is
 * made, with the low-cardinality keys {@code operation} and {@code outcome} and an event {@code
 * retry} for each attempt beyond the first. Nothing is added to requests: the old servers knew no
 * trace headers.
 */
public final class MmfObservations implements MmfCallListener {
  private final ObservationRegistry registry;
  private final Map<MmfCall, Observation> underWay = new ConcurrentHashMap<>();

  private MmfObservations(ObservationRegistry registry) {
    this.registry = registry;
  }

  /**
   * Returns a listener that observes into a registry.
   *
   * @param registry where the handlers are
   * @return the listener
   */
  public static MmfObservations of(ObservationRegistry registry) {
    return new MmfObservations(Objects.requireNonNull(registry, "registry"));
  }

  @Override
  public void started(MmfCall call) {
    underWay.put(
        call,
        Observation.createNotStarted("mmf.client.call", registry)
            .contextualName(call.operation())
            .lowCardinalityKeyValue("operation", call.operation())
            .start());
  }

  @Override
  public void retrying(MmfCall call, int attempt, Duration delay) {
    Observation observation = underWay.get(call);
    if (observation != null) {
      observation.event(Observation.Event.of("retry"));
    }
  }

  @Override
  public void finished(
      MmfCall call, CallOutcome outcome, int attempts, Duration took, @Nullable Throwable failure) {
    Observation observation = underWay.remove(call);
    if (observation != null) {
      observation.lowCardinalityKeyValue("outcome", Outcomes.tag(outcome));
      if (failure != null) {
        observation.error(failure);
      }
      observation.stop();
    }
  }
}
