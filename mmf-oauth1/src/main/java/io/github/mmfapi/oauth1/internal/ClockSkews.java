package io.github.mmfapi.oauth1.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The known clock skews, by origin of the server. Several clients may share them. Safe for use by
 * several threads.
 */
public final class ClockSkews {

  private static final System.Logger LOG = System.getLogger("io.github.mmfapi.oauth1");

  /** Clients call few origins; this bounds the memory of one that calls any. */
  private static final int MOST_ORIGINS = 1_000;

  private final Map<String, Duration> byOrigin = new ConcurrentHashMap<>();

  /** Returns whether no clock was corrected yet. */
  public boolean isEmpty() {
    return byOrigin.isEmpty();
  }

  /** Returns the duration to add to the clock for an origin, zero until a server corrected it. */
  public Duration of(String origin) {
    return byOrigin.getOrDefault(origin, Duration.ZERO);
  }

  /** Sets the duration to add to the clock for an origin; the first time is logged as a warning. */
  void set(String origin, Duration skew) {
    if (byOrigin.size() >= MOST_ORIGINS) {
      byOrigin.clear();
    }
    boolean first = byOrigin.put(origin, skew) == null;
    LOG.log(
        first ? Level.WARNING : Level.DEBUG,
        "{0} refused the timestamp of a request, and its clock differs from this computer''s by"
            + " {1}: requests to it are signed with its time from now on. Set this computer''s"
            + " clock",
        origin,
        skew);
  }

  /** Returns the skews by origin. */
  @Override
  public String toString() {
    return new TreeMap<>(byOrigin).toString();
  }
}
