package io.github.mmfapi.oauth1;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers nonces, so that a request cannot be replayed (RFC 5849 section 3.3). Must be safe for
 * use by several threads.
 */
@FunctionalInterface
public interface NonceStore {

  /**
   * Takes note of a nonce.
   *
   * @param clientKey the client
   * @param token the token, null for a request without one
   * @param timestamp the request's timestamp in seconds since 1970 UTC
   * @param nonce the nonce
   * @return true if this combination is new; false if it was seen before, or the timestamp is so
   *     old that the store cannot tell
   */
  boolean register(String clientKey, @Nullable String token, long timestamp, String nonce);

  /**
   * Returns a store that keeps nonces in memory for as long as their timestamps are within a window
   * around the current time, and refuses those outside of it.
   *
   * @param clock tells the current time
   * @param window how far timestamps may be from it on either side; at least the window of the
   *     {@link OAuth1Verifier} that uses the store
   * @return an empty store, safe for use by several threads
   * @throws IllegalArgumentException if the window is negative
   */
  static NonceStore inMemory(Clock clock, Duration window) {
    return new InMemoryNonceStore(clock, window);
  }

  /**
   * Returns a store like {@link #inMemory(Clock, Duration)} on the system's clock.
   *
   * @param window how far timestamps may be from the current time on either side
   * @return an empty store, safe for use by several threads
   * @throws IllegalArgumentException if the window is negative
   */
  static NonceStore inMemory(Duration window) {
    return inMemory(Clock.systemUTC(), window);
  }
}
