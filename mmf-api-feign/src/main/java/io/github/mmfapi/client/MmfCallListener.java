package io.github.mmfapi.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told how calls go, for metrics, traces and logs of one's own. Override what is wanted. The
 * methods run on the thread that makes the call or receives its answer, so they must be quick and
 * safe for use by several threads; what they throw is logged and does not reach the caller.
 *
 * <p>Each call is {@link #started} and {@link #finished} once. In between come a failed attempt and
 * the announcement of the next one, any number of times.
 */
public interface MmfCallListener {

  /**
   * A call begins, on the thread of its caller.
   *
   * @param call the call
   */
  default void started(MmfCall call) {}

  /**
   * An attempt failed; what follows is either {@link #retrying} or {@link #finished}.
   *
   * @param call the call
   * @param attempt the number of the attempt, from 1 on
   * @param took how long it took
   * @param failure why, nearly always an {@link MmfException}
   */
  default void attemptFailed(MmfCall call, int attempt, Duration took, Throwable failure) {}

  /**
   * The call will be attempted again.
   *
   * @param call the call
   * @param attempt the number of the attempt to come, from 2 on
   * @param delay how long the call waits first
   */
  default void retrying(MmfCall call, int attempt, Duration delay) {}

  /**
   * A call ended.
   *
   * @param call the call
   * @param outcome how
   * @param attempts how many attempts it took, from 1 on
   * @param took how long it took, delays included
   * @param failure what the caller gets to see; null on success and for a cancelled call
   */
  default void finished(
      MmfCall call,
      CallOutcome outcome,
      int attempts,
      Duration took,
      @Nullable Throwable failure) {}
}
