package io.github.mmfapi.oauth1.feign;

import io.github.mmfapi.oauth1.internal.CorrectedClock;
import java.time.Duration;

/**
 * What was learned about a wrong clock from a server's {@code Date}. Several {@link
 * OAuth1SigningClient}s that call the same server may share one, so that a difference that one of
 * them was refused for is known to all of them. Safe for use by several threads.
 */
public final class ClockCorrection {

  private final CorrectedClock.Skew skew = new CorrectedClock.Skew();

  private ClockCorrection() {}

  /**
   * Returns a new one that corrects nothing yet.
   *
   * @return the correction
   */
  public static ClockCorrection create() {
    return new ClockCorrection();
  }

  /**
   * Returns what is added to the clock of the signer.
   *
   * @return the correction; zero until a server has refused a timestamp
   */
  public Duration current() {
    return skew.correction();
  }

  /** Returns what clocks share that correct themselves by it. */
  CorrectedClock.Skew skew() {
    return skew;
  }

  @Override
  public String toString() {
    return "ClockCorrection[" + skew.correction() + "]";
  }
}
