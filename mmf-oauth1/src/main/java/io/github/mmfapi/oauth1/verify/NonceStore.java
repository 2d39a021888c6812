package io.github.mmfapi.oauth1.verify;

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
   * @throws OAuth1RefusedException if the store is full; what else an implementation throws reaches
   *     the caller of {@link OAuth1Verifier#verify}
   */
  boolean register(String clientKey, @Nullable String token, long timestamp, String nonce);

  /**
   * Returns a store that keeps nonces in memory for as long as their timestamps are within a window
   * around the current time, and refuses those outside of it.
   *
   * <p>It remembers a bounded number of them, each in about 100 bytes whatever its length. When it
   * is full it forgets nothing, which would let a request be replayed: it refuses further requests
   * with {@link OAuth1RefusedException.Reason#NONCE_STORE_FULL} until others leave the window.
   *
   * @param clock tells the current time
   * @param window how far timestamps may be from it on either side; at least the window of the
   *     {@link OAuth1Verifier} that uses the store
   * @param capacity how many nonces to remember, at least 1. A store for {@code r} requests a
   *     second needs {@code r} times the window's seconds
   * @return an empty store, safe for use by several threads
   * @throws IllegalArgumentException if the window is negative, or the capacity less than 1
   */
  static NonceStore inMemory(Clock clock, Duration window, int capacity) {
    return new InMemoryNonceStore(clock, window, capacity);
  }

  /**
   * Returns a store like {@link #inMemory(Clock, Duration, int)} for a million nonces, which with a
   * window of 5 minutes is 3,300 requests a second.
   *
   * @param clock tells the current time
   * @param window how far timestamps may be from it on either side
   * @return an empty store, safe for use by several threads
   * @throws IllegalArgumentException if the window is negative
   */
  static NonceStore inMemory(Clock clock, Duration window) {
    return inMemory(clock, window, 1_000_000);
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
