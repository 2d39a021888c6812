package io.github.mmfapi.oauth1.verify;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers nonces, so that a request cannot be replayed (RFC 5849 section 3.3). Must be safe for
 * use by several threads.
 *
 * <p>A store in memory serves one instance of a server. Several instances need a common one, such
 * as {@code JdbcNonceStore} in the package {@code store}: otherwise each accepts a request that
 * another has accepted.
 */
@FunctionalInterface
public interface NonceStore {

  /**
   * Registers a nonce.
   *
   * @param clientKey the client
   * @param token the token, null if the request has none
   * @param timestamp the request's timestamp in seconds since 1970 UTC
   * @param nonce the nonce
   * @return true if this combination is new; false if it was seen before, or if the timestamp is
   *     too old for the store to know
   * @throws OAuth1RefusedException if the store is full; other exceptions of an implementation
   *     reach the caller of {@link OAuth1Verifier#verify}
   */
  boolean register(String clientKey, @Nullable String token, long timestamp, String nonce);

  /**
   * Returns a store that keeps nonces in memory while their timestamps are within a window around
   * the current time, and refuses timestamps outside of it.
   *
   * <p>The number of nonces is bounded; each takes about 100 bytes. A full store forgets nothing,
   * because that would allow a replay; it refuses further requests with {@link
   * OAuth1RefusedException.Reason#NONCE_STORE_FULL} until older nonces leave the window.
   *
   * <p>The clock may be set, in either direction: no request is accepted twice, and requests with
   * the time that the clock shows then are accepted. Refused are further requests of those seconds
   * in which requests were accepted before and that had left the window.
   *
   * @param clock the clock of the server
   * @param window the largest difference of a timestamp from it, before or after; at least the
   *     window of the {@link OAuth1Verifier} that uses the store
   * @param capacity the number of nonces to keep, at least 1. For {@code r} requests a second,
   *     {@code r} times the seconds of the window are needed
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
   * @param clock the clock of the server
   * @param window the largest difference of a timestamp from it, before or after
   * @return an empty store, safe for use by several threads
   * @throws IllegalArgumentException if the window is negative
   */
  static NonceStore inMemory(Clock clock, Duration window) {
    return inMemory(clock, window, 1_000_000);
  }

  /**
   * Returns a store like {@link #inMemory(Clock, Duration)} on the system's clock.
   *
   * @param window the largest difference of a timestamp from the current time, before or after
   * @return an empty store, safe for use by several threads
   * @throws IllegalArgumentException if the window is negative
   */
  static NonceStore inMemory(Duration window) {
    return inMemory(Clock.systemUTC(), window);
  }
}
