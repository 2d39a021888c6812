package io.github.mmfapi.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Several listeners as one that never throws. */
final class Listeners implements MmfCallListener {
  private final List<MmfCallListener> listeners;

  Listeners(List<MmfCallListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  private void tell(Consumer<MmfCallListener> news) {
    for (MmfCallListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        // A dashboard's mistake must not make a write that was carried out look as if it was not.
        LoggerFactory.getLogger(MmfCallListener.class).warn("A listener failed", e);
      }
    }
  }

  @Override
  public void started(MmfCall call) {
    tell(listener -> listener.started(call));
  }

  @Override
  public void attemptFailed(MmfCall call, int attempt, Duration took, Throwable failure) {
    tell(listener -> listener.attemptFailed(call, attempt, took, failure));
  }

  @Override
  public void retrying(MmfCall call, int attempt, Duration delay) {
    tell(listener -> listener.retrying(call, attempt, delay));
  }

  @Override
  public void finished(
      MmfCall call, CallOutcome outcome, int attempts, Duration took, @Nullable Throwable failure) {
    tell(listener -> listener.finished(call, outcome, attempts, took, failure));
  }
}
