package io.github.mmfapi.sandbox.internal.geo;

import io.github.mmfapi.sandbox.internal.model.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A point of a route or a track.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param elevation metres above sea level, null if unknown
 * @param time the time at this point, null if unknown
 * @param startsLine whether the way from the point before is not part of the track, as after a
 *     pause
 */
public record TrackPoint(
    double latitude,
    double longitude,
    @Nullable Double elevation,
    @Nullable Instant time,
    boolean startsLine) {
  private static final double EARTH_METRES = 6_371_000;

  public TrackPoint {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new Refusal("latitudes must be from -90 to 90, longitudes from -180 to 180");
    }
  }

  public static TrackPoint at(double latitude, double longitude) {
    return new TrackPoint(latitude, longitude, null, null, false);
  }

  /** Returns the metres of the track from the point before, 0 after a pause. */
  public double metresFrom(TrackPoint before) {
    return startsLine ? 0 : before.metresTo(this);
  }

  public double metresTo(TrackPoint other) {
    double north = Math.toRadians(other.latitude - latitude) / 2;
    double east = Math.toRadians(other.longitude - longitude) / 2;
    double a =
        Math.pow(Math.sin(north), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(east), 2);
    return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
  }

  /** Returns the elevation in metres, from {@link MadeUpElevation} if it is unknown. */
  public double elevationInMetres() {
    return elevation == null ? MadeUpElevation.elevation(latitude, longitude) : elevation;
  }
}
