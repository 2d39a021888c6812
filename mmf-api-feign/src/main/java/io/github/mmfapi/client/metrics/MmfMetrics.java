package io.github.mmfapi.client.metrics;

import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.error.MmfException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls in a Micrometer registry; add it with {@code MmfClientBuilder.listener(...)}. Needs
 * {@code io.micrometer:micrometer-core}. The only tags are {@code operation}, a method of the
 * generated interfaces or {@code other}, and {@code outcome}, a {@link CallOutcome} in lower case.
 *
 * <ul>
 *   <li>{@code mmf.client.calls}, a timer: whole calls, delays included
 *   <li>{@code mmf.client.attempts.failed}, a counter: attempts that failed, retried or not
 *   <li>{@code mmf.client.retries}, a counter with the tag {@code operation} only: attempts beyond
 *       the first
 * </ul>
 */
public final class MmfMetrics implements MmfCallListener {
  private static final String OPERATION = "operation";
  private static final String OUTCOME = "outcome";

  private final MeterRegistry registry;
  private final boolean calls;

  private MmfMetrics(MeterRegistry registry, boolean calls) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.calls = calls;
  }

  /**
   * Creates a listener with all meters. A client takes it or {@link MmfObservations#of}, not both.
   *
   * @param registry holds the meters
   * @return the listener
   */
  public static MmfMetrics of(MeterRegistry registry) {
    return new MmfMetrics(registry, true);
  }

  /**
   * Creates a listener with the two counters and without the timer, for use beside {@link
   * MmfObservations#of}.
   *
   * @param registry holds the meters
   * @return the listener
   */
  public static MmfMetrics ofAttempts(MeterRegistry registry) {
    return new MmfMetrics(registry, false);
  }

  @Override
  public boolean countsCalls() {
    return calls;
  }

  @Override
  public void attemptFailed(MmfCall call, int attempt, Duration took, Throwable failure) {
    CallOutcome outcome = failure instanceof MmfException e ? e.outcome() : CallOutcome.OTHER_ERROR;
    Counter.builder("mmf.client.attempts.failed")
        .description("Attempts that failed")
        .tags(OPERATION, Operations.tag(call), OUTCOME, Outcomes.tag(outcome))
        .register(registry)
        .increment();
  }

  @Override
  public void retrying(MmfCall call, int attempt, Duration delay) {
    Counter.builder("mmf.client.retries")
        .description("Attempts beyond the first")
        .tag(OPERATION, Operations.tag(call))
        .register(registry)
        .increment();
  }

  @Override
  public void finished(
      MmfCall call, CallOutcome outcome, int attempts, Duration took, @Nullable Throwable failure) {
    if (!calls) {
      return;
    }
    Timer.builder("mmf.client.calls")
        .description("Whole calls, delays included")
        .tags(OPERATION, Operations.tag(call), OUTCOME, Outcomes.tag(outcome))
        .register(registry)
        .record(took);
  }
}
