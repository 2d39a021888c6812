package io.github.mmfapi.sandbox.internal.geo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment of an activity.
 *
 * @param point the position, null if unknown, as on a treadmill
 * @param time the time, null if unknown
 * @param heartRate beats per minute, null if unknown
 */
public record Sample(
    @Nullable TrackPoint point, @Nullable Instant time, @Nullable Integer heartRate) {
  static Sample of(TrackPoint point) {
    return new Sample(point, point.time(), null);
  }
}
