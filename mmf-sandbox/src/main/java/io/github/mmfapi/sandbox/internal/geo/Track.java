package io.github.mmfapi.sandbox.internal.geo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A recorded activity.
 *
 * @param name the name, empty if there is none
 * @param sport {@code Running}, {@code Biking} or {@code Other}, as in TCX
 * @param start the time of the start, null if unknown
 */
public record Track(String name, String sport, @Nullable Instant start, List<Lap> laps) {
  public static final double METRES_PER_MILE = 1609.344;

  public Track {
    laps = List.copyOf(laps);
  }

  /** Returns a track of one lap; its duration and distance are computed from the points. */
  public static Track ofPoints(String name, List<TrackPoint> points) {
    Instant start = points.isEmpty() ? null : points.get(0).time();
    Instant end = points.isEmpty() ? null : points.get(points.size() - 1).time();
    double seconds =
        start == null || end == null ? 0 : Duration.between(start, end).toMillis() / 1000.0;
    return new Track(name, "Other", start, List.of(new Lap(seconds, lengthOf(points), 0, points)));
  }

  public List<TrackPoint> points() {
    return laps.stream().flatMap(lap -> lap.points().stream()).toList();
  }

  public double miles() {
    return laps.stream().mapToDouble(Lap::metres).sum() / METRES_PER_MILE;
  }

  public double seconds() {
    return laps.stream().mapToDouble(Lap::seconds).sum();
  }

  public long calories() {
    return laps.stream().mapToLong(Lap::calories).sum();
  }

  public OptionalDouble averageHeartRate() {
    return points().stream()
        .map(TrackPoint::heartRate)
        .filter(rate -> rate != null)
        .mapToInt(Integer::intValue)
        .average();
  }

  /** Returns the same track with laps of this many metres. */
  public Track inLapsOf(double metres) {
    List<Lap> cut = new ArrayList<>();
    List<TrackPoint> lap = new ArrayList<>();
    double secondsPerMetre = miles() == 0 ? 0 : seconds() / (miles() * METRES_PER_MILE);
    double caloriesPerMetre = miles() == 0 ? 0 : calories() / (miles() * METRES_PER_MILE);
    double length = 0;
    for (TrackPoint point : points()) {
      length += lap.isEmpty() ? 0 : lap.get(lap.size() - 1).metresTo(point);
      lap.add(point);
      if (length >= metres) {
        cut.add(lap(length, secondsPerMetre, caloriesPerMetre, lap));
        lap = new ArrayList<>(List.of(point));
        length = 0;
      }
    }
    if (lap.size() > 1 || cut.isEmpty()) {
      cut.add(lap(length, secondsPerMetre, caloriesPerMetre, lap));
    }
    return new Track(name, sport, start, cut);
  }

  private static Lap lap(
      double metres, double secondsPerMetre, double caloriesPerMetre, List<TrackPoint> points) {
    return new Lap(
        metres * secondsPerMetre, metres, (int) Math.round(metres * caloriesPerMetre), points);
  }

  public static double lengthOf(List<TrackPoint> points) {
    double metres = 0;
    for (int i = 1; i < points.size(); i++) {
      metres += points.get(i - 1).metresTo(points.get(i));
    }
    return metres;
  }
}
