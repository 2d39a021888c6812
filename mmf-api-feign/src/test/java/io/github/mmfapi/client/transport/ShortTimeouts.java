package io.github.mmfapi.client.transport;

import java.time.Duration;

/** Settings of a transport for a server of the test: seconds instead of the defaults. */
final class ShortTimeouts {
  private ShortTimeouts() {}

  /** Returns the settings with a time-out of the whole call, zero for none. */
  static TransportSettings withCallTimeout(Duration callTimeout) {
    return new TransportSettings(
        false,
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        callTimeout,
        8,
        1024 * 1024,
        null,
        null,
        null);
  }
}
