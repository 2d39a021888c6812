package io.github.mmfapi.client.metrics;

import io.github.mmfapi.client.CallOutcome;
import io.github.mmfapi.client.MmfCall;
import io.github.mmfapi.client.MmfCallListener;
import io.github.mmfapi.client.MmfException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Micrometer's view of calls; register it with {@code MmfClientBuilder.listener(...)}. Needs {@code
 * io.micrometer:micrometer-core}. The only tags are {@code operation}, which is one of the methods
 * of the spec, and {@code outcome}, which is a {@link CallOutcome} in lower case.
 *
 * <ul>
 *   <li>{@code mmf.client.calls}, a timer: whole calls, delays included
 *   <li>{@code mmf.client.attempts.failed}, a counter: attempts that failed, whether or not another
 *       one followed
 *   <li>{@code mmf.client.retries}, a counter with the tag {@code operation} only: attempts beyond
 *       the first
 * </ul>
 */
public final class MmfMetrics implements MmfCallListener {
  private static final String OPERATION = "operation";
  private static final String OUTCOME = "outcome";

  private final MeterRegistry registry;

  private MmfMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Returns a listener that counts into a registry.
   *
   * @param registry where the meters are
   * @return the listener
   */
  public static MmfMetrics of(MeterRegistry registry) {
    return new MmfMetrics(Objects.requireNonNull(registry, "registry"));
  }

  @Override
  public void attemptFailed(MmfCall call, int attempt, Duration took, Throwable failure) {
    CallOutcome outcome = failure instanceof MmfException e ? e.outcome() : CallOutcome.OTHER_ERROR;
    Counter.builder("mmf.client.attempts.failed")
        .description("Attempts that failed")
        .tags(OPERATION, call.operation(), OUTCOME, Outcomes.tag(outcome))
        .register(registry)
        .increment();
  }

  @Override
  public void retrying(MmfCall call, int attempt, Duration delay) {
    Counter.builder("mmf.client.retries")
        .description("Attempts beyond the first")
        .tag(OPERATION, call.operation())
        .register(registry)
        .increment();
  }

  @Override
  public void finished(
      MmfCall call, CallOutcome outcome, int attempts, Duration took, @Nullable Throwable failure) {
    Timer.builder("mmf.client.calls")
        .description("Whole calls, delays included")
        .tags(OPERATION, call.operation(), OUTCOME, Outcomes.tag(outcome))
        .register(registry)
        .record(took);
  }
}
