package io.github.mmfapi.client.call;

import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.error.MmfException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives the events of calls, for your own metrics, traces and logs. Each method does nothing by
 * default. The methods run on the thread that makes the call or receives its response, so they must
 * be fast and thread-safe. Their exceptions are logged and do not reach the caller.
 *
 * <p>{@link #started} and {@link #finished} are called once per call. Between them {@link
 * #attemptFailed} is called for each attempt that failed, the last one included, and {@link
 * #retrying} before each retry. What fails before anything is sent, such as a token store that has
 * no token for the user, is no attempt.
 */
public interface MmfCallListener {

  /**
   * Tells whether this listener records the number of calls and how long they took. A client takes
   * only one that does, because a second one would count each call twice.
   *
   * @return false by default
   */
  default boolean countsCalls() {
    return false;
  }

  /**
   * Called when a call begins, on the thread of its caller.
   *
   * @param call the call
   */
  default void started(MmfCall call) {}

  /**
   * Called when an attempt failed. {@link #retrying} or {@link #finished} follows.
   *
   * @param call the call
   * @param attempt the number of the attempt, from 1 on
   * @param took how long the attempt took
   * @param failure its exception, nearly always an {@link MmfException}
   */
  default void attemptFailed(MmfCall call, int attempt, Duration took, Throwable failure) {}

  /**
   * Called before the delay of the next attempt.
   *
   * @param call the call
   * @param attempt the number of the next attempt, from 2 on
   * @param delay the time before it begins
   */
  default void retrying(MmfCall call, int attempt, Duration delay) {}

  /**
   * Called when a call has ended.
   *
   * @param call the call
   * @param outcome how it ended
   * @param attempts the number of attempts; 0 if the call failed before anything was sent
   * @param took how long the call took, delays included
   * @param failure the exception that the caller gets; null on success and if it was cancelled
   */
  default void finished(
      MmfCall call,
      CallOutcome outcome,
      int attempts,
      Duration took,
      @Nullable Throwable failure) {}
}
