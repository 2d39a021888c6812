package io.github.mmfapi.client.internal.call;

import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.error.CallOutcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Combines several listeners into one that never throws. */
public final class Listeners implements MmfCallListener {
  private final List<MmfCallListener> listeners;

  /** Combines listeners, which are called in the given order. */
  public Listeners(List<MmfCallListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  private void tell(Consumer<MmfCallListener> event) {
    for (MmfCallListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        // A listener's exception must not make a successful write look like a failed one.
        LoggerFactory.getLogger(MmfCallListener.class)
            .warn("A call listener threw an exception, which is ignored", e);
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
