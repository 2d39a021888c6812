package io.github.mmfapi.sandbox.internal.geo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    List<Sample> samples = points.stream().map(Sample::of).toList();
    Instant start =
        samples.stream().map(Sample::time).filter(Objects::nonNull).findFirst().orElse(null);
    Lap lap = new Lap(secondsOf(samples), lengthOf(points), 0, samples);
    return new Track(name, "Other", start, List.of(lap));
  }

  /** Returns the seconds from the first to the last sample whose time is known. */
  static double secondsOf(List<Sample> samples) {
    List<Instant> times = samples.stream().map(Sample::time).filter(Objects::nonNull).toList();
    return times.isEmpty()
        ? 0
        : Math.max(
            0, Duration.between(times.get(0), times.get(times.size() - 1)).toMillis() / 1000.0);
  }

  public List<TrackPoint> points() {
    return laps.stream().flatMap(lap -> lap.points().stream()).toList();
  }

  /** Returns the number of samples. */
  public int samples() {
    return laps.stream().mapToInt(lap -> lap.samples().size()).sum();
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
    return laps.stream()
        .flatMap(lap -> lap.samples().stream())
        .map(Sample::heartRate)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .average();
  }

  /** Returns the same track with laps of this many metres; without positions it is not cut. */
  public Track inLapsOf(double metres) {
    if (points().isEmpty()) {
      return this;
    }
    List<Lap> cut = new ArrayList<>();
    List<Sample> lap = new ArrayList<>();
    double secondsPerMetre = miles() == 0 ? 0 : seconds() / (miles() * METRES_PER_MILE);
    double caloriesPerMetre = miles() == 0 ? 0 : calories() / (miles() * METRES_PER_MILE);
    double length = 0;
    TrackPoint before = null;
    for (Sample sample : laps.stream().flatMap(old -> old.samples().stream()).toList()) {
      TrackPoint point = sample.point();
      length += point == null || before == null ? 0 : point.metresFrom(before);
      before = point == null ? before : point;
      lap.add(sample);
      if (length >= metres) {
        cut.add(lap(length, secondsPerMetre, caloriesPerMetre, lap));
        lap = new ArrayList<>(List.of(sample));
        length = 0;
      }
    }
    if (lap.size() > 1 || cut.isEmpty()) {
      cut.add(lap(length, secondsPerMetre, caloriesPerMetre, lap));
    }
    return new Track(name, sport, start, cut);
  }

  private static Lap lap(
      double metres, double secondsPerMetre, double caloriesPerMetre, List<Sample> samples) {
    return new Lap(
        metres * secondsPerMetre, metres, (int) Math.round(metres * caloriesPerMetre), samples);
  }

  public static double lengthOf(List<TrackPoint> points) {
    double metres = 0;
    for (int i = 1; i < points.size(); i++) {
      metres += points.get(i).metresFrom(points.get(i - 1));
    }
    return metres;
  }
}
