package io.github.mmfapi.client.internal.call;

import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfTransportException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each successful call at debug level, each failed attempt and retry at info level, and each
 * failed call at warn level. Parameters, headers and bodies are never logged.
 */
public final class CallLog implements MmfCallListener {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.mmfapi.client.MmfClient");

  @Override
  public void attemptFailed(MmfCall call, int attempt, Duration took, Throwable failure) {
    LOG.info("{}: attempt {} failed after {} ms: {}", call, attempt, took.toMillis(), why(failure));
  }

  @Override
  public void retrying(MmfCall call, int attempt, Duration delay) {
    LOG.info("{}: attempt {} follows in {} ms", call, attempt, delay.toMillis());
  }

  @Override
  public void finished(
      MmfCall call, CallOutcome outcome, int attempts, Duration took, @Nullable Throwable failure) {
    if (failure == null) {
      LOG.debug("{}: {} in {} ms, attempts: {}", call, outcome, took.toMillis(), attempts);
    } else {
      LOG.warn("{}: {} in {} ms, attempts: {}", call, outcome, took.toMillis(), attempts);
    }
  }

  private static String why(Throwable failure) {
    if (failure instanceof MmfTransportException lost) {
      return lost.outcome() + ", " + lost.kind();
    }
    return failure instanceof MmfException e
        ? e.outcome() + ", HTTP " + e.status()
        : failure.getClass().getSimpleName();
  }
}
