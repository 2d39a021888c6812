package io.github.mmfapi.oauth1.feign;

import io.github.mmfapi.oauth1.internal.CorrectedClock;
import java.time.Duration;

/**
 * Holds the clock skew that the {@code Date} header of a server revealed. Several {@link
 * OAuth1SigningClient}s that call the same server may share one: after one of them was refused, all
 * of them use the corrected time. Safe for use by several threads.
 */
public final class ClockCorrection {

  private final CorrectedClock.Skew skew = new CorrectedClock.Skew();

  private ClockCorrection() {}

  /**
   * Creates a correction of zero.
   *
   * @return the correction
   */
  public static ClockCorrection create() {
    return new ClockCorrection();
  }

  /**
   * Returns the duration that is added to the clock of the signer.
   *
   * @return the correction; zero until a server has refused a timestamp
   */
  public Duration current() {
    return skew.correction();
  }

  /** Returns the skew that the clocks share. */
  CorrectedClock.Skew skew() {
    return skew;
  }

  @Override
  public String toString() {
    return "ClockCorrection[" + skew.correction() + "]";
  }
}
