package io.github.mmfapi.oauth1.feign;

import io.github.mmfapi.oauth1.BaseString;
import io.github.mmfapi.oauth1.internal.ClockSkews;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.time.Duration;

/**
 * Holds the clock skews that the {@code Date} headers of servers revealed, by origin: scheme, host
 * and port. Several {@link OAuth1SigningClient}s may share one: after one of them was refused, all
 * of them use the corrected time for that server. Safe for use by several threads.
 */
public final class ClockCorrection {

  private final ClockSkews skews = new ClockSkews();

  private ClockCorrection() {}

  /**
   * Creates a correction of zero for every server.
   *
   * @return the correction
   */
  public static ClockCorrection create() {
    return new ClockCorrection();
  }

  /**
   * Returns the duration that is added to the clock of the signer for requests to a server.
   *
   * @param url an absolute URL of the server
   * @return the correction; zero until that server has refused a timestamp
   * @throws IllegalArgumentException if the URL is not an absolute {@code http} or {@code https}
   *     URL
   */
  public Duration current(String url) {
    return skews.of(Rfc3986.origin(BaseString.baseUri(url)));
  }

  /** Returns the skews that the clients share. */
  ClockSkews skews() {
    return skews;
  }

  /** Returns the skews by origin. */
  @Override
  public String toString() {
    return "ClockCorrection" + skews;
  }
}
