package io.github.mmfapi.oauth1;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Nonces by timestamp, so that those which left the window are dropped in one cut. */
final class InMemoryNonceStore implements NonceStore {

  private final Clock clock;
  private final long windowSeconds;
  private final TreeMap<Long, Set<Use>> usesByTimestamp = new TreeMap<>();

  InMemoryNonceStore(Clock clock, Duration window) {
    if (window.isNegative()) {
      throw new IllegalArgumentException("The timestamp window is negative: " + window);
    }
    this.clock = Objects.requireNonNull(clock, "clock");
    this.windowSeconds = window.toSeconds();
  }

  @Override
  public synchronized boolean register(
      String clientKey, @Nullable String token, long timestamp, String nonce) {
    long now = Math.floorDiv(clock.millis(), 1000L);
    usesByTimestamp.headMap(now - windowSeconds).clear();
    if (timestamp < now - windowSeconds || timestamp > now + windowSeconds) {
      return false;
    }
    return usesByTimestamp
        .computeIfAbsent(timestamp, key -> new HashSet<>())
        .add(new Use(clientKey, token, nonce));
  }

  /** Returns how many nonces are held. */
  synchronized int size() {
    return usesByTimestamp.values().stream().mapToInt(Set::size).sum();
  }

  private record Use(String clientKey, @Nullable String token, String nonce) {}
}
