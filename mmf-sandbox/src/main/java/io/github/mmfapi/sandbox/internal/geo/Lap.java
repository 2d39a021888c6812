package io.github.mmfapi.sandbox.internal.geo;

import java.util.List;

/**
 * A lap of a track.
 *
 * @param seconds how long it took
 * @param metres how far it went
 * @param calories kilocalories burned
 */
public record Lap(double seconds, double metres, int calories, List<TrackPoint> points) {
  public Lap {
    points = List.copyOf(points);
  }
}
