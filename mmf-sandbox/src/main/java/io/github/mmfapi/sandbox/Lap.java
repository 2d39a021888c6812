package io.github.mmfapi.sandbox;

import java.util.List;

/**
 * A lap of a track.
 *
 * @param seconds how long it took
 * @param metres how far it went
 * @param calories kilocalories burned
 */
record Lap(double seconds, double metres, int calories, List<TrackPoint> points) {
  Lap {
    points = List.copyOf(points);
  }
}
