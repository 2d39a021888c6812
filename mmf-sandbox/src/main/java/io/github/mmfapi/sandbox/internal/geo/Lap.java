package io.github.mmfapi.sandbox.internal.geo;

import java.util.List;
import java.util.Objects;

/**
 * A lap of a track.
 *
 * @param seconds the duration in seconds
 * @param metres the distance in metres
 * @param calories the energy in kilocalories
 */
public record Lap(double seconds, double metres, int calories, List<Sample> samples) {
  public Lap {
    samples = List.copyOf(samples);
  }

  /** Returns the samples' positions that are known. */
  public List<TrackPoint> points() {
    return samples.stream().map(Sample::point).filter(Objects::nonNull).toList();
  }
}
