package io.github.mmfapi.oauth1.verify;

import io.github.mmfapi.oauth1.internal.NonceDigest;
import io.github.mmfapi.oauth1.internal.UnixTime;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps nonces by timestamp, so that expired ones are dropped together. */
final class InMemoryNonceStore implements NonceStore {

  private final Clock clock;
  private final long windowSeconds;
  private final int capacity;
  private final TreeMap<Long, Set<Use>> usesByTimestamp = new TreeMap<>();
  private int size;

  /** They stay refused if the clock is set back. */
  private final DroppedTimestamps dropped;

  InMemoryNonceStore(Clock clock, Duration window, int capacity) {
    if (window.isNegative()) {
      throw new IllegalArgumentException("The timestamp window is negative: " + window);
    }
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "The capacity of a nonce store must be at least 1: " + capacity);
    }
    this.clock = Objects.requireNonNull(clock, "clock");
    this.windowSeconds = window.toSeconds();
    this.capacity = capacity;
    this.dropped = new DroppedTimestamps(windowSeconds);
  }

  @Override
  public boolean register(String clientKey, @Nullable String token, long timestamp, String nonce) {
    return register(timestamp, Use.of(clientKey, token, nonce));
  }

  private synchronized boolean register(long timestamp, Use use) {
    long now = UnixTime.seconds(clock);
    drop(usesByTimestamp.headMap(now - windowSeconds));
    if (Math.abs(timestamp - now) > windowSeconds || dropped.contains(timestamp)) {
      return false;
    }
    Set<Use> uses = usesByTimestamp.get(timestamp);
    if (uses != null && uses.contains(use)) {
      return false;
    }
    makeRoom(now);
    usesByTimestamp.computeIfAbsent(timestamp, key -> new HashSet<>()).add(use);
    size++;
    return true;
  }

  private void makeRoom(long now) {
    if (size == capacity) {
      // Accepted while the clock was ahead; without these, others would be refused until then.
      drop(usesByTimestamp.tailMap(now + windowSeconds, false));
    }
    if (size == capacity) {
      throw new OAuth1RefusedException(
          Reason.NONCE_STORE_FULL,
          "The nonce store is full with "
              + capacity
              + " nonces; forgetting one would allow a replay. Try again later; the"
              + " operator of the server can raise the capacity or narrow the timestamp"
              + " window");
    }
  }

  private void drop(Map<Long, Set<Use>> outsideTheWindow) {
    outsideTheWindow.forEach(
        (timestamp, uses) -> {
          dropped.add(timestamp);
          size -= uses.size();
        });
    outsideTheWindow.clear();
  }

  /** Returns the number of nonces in the store. */
  synchronized int size() {
    return size;
  }

  /** 128 bits of a digest, so that every nonce takes the same memory. */
  private record Use(long high, long low) {

    static Use of(String clientKey, @Nullable String token, String nonce) {
      ByteBuffer hash = ByteBuffer.wrap(NonceDigest.of(clientKey, token, nonce));
      return new Use(hash.getLong(), hash.getLong());
    }
  }
}
