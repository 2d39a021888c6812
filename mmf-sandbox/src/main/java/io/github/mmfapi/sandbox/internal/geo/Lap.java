package io.github.mmfapi.sandbox.internal.geo;

import java.util.List;

/**
 * A lap of a track.
 *
 * @param seconds the duration in seconds
 * @param metres the distance in metres
 * @param calories the energy in kilocalories
 */
public record Lap(double seconds, double metres, int calories, List<TrackPoint> points) {
  public Lap {
    points = List.copyOf(points);
  }
}
