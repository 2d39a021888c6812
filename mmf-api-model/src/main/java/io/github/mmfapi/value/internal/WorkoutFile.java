package io.github.mmfapi.value.internal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a TCX, GPX or KML file says about workouts and routes. What the file does not say, or what
 * cannot be read, is null.
 *
 * @param activities the activities of a TCX file in the order of the file
 * @param name the name of the line, empty if there is none
 * @param points the line outside of activities: a TCX course, the tracks and routes of a GPX file,
 *     or the lines of a KML file
 */
public record WorkoutFile(List<Activity> activities, String name, List<Point> points) {
  /** Copies the lists. */
  public WorkoutFile {
    activities = List.copyOf(activities);
    points = List.copyOf(points);
  }

  /**
   * An activity.
   *
   * @param name the notes, which are the only name that TCX has; empty if there are none
   * @param sport {@code Running}, {@code Biking} or {@code Other}, or the text of the file
   * @param start the time of the start: the id, else the start of the first lap
   * @param laps the laps in the order of the file
   */
  public record Activity(String name, String sport, @Nullable Instant start, List<Lap> laps) {
    /** Copies the list. */
    public Activity {
      laps = List.copyOf(laps);
    }
  }

  /**
   * A lap.
   *
   * @param seconds the duration in seconds, 0 to 1,000,000,000
   * @param metres the distance in metres, 0 to 1,000,000,000
   * @param calories the energy in kilocalories, rounded, 0 to 1,000,000,000
   * @param points the points in the order of the file
   */
  public record Lap(
      @Nullable Double seconds,
      @Nullable Double metres,
      @Nullable Integer calories,
      List<Point> points) {
    /** Copies the list. */
    public Lap {
      points = List.copyOf(points);
    }
  }

  /**
   * A point of a line, or a moment of an activity whose position is not known.
   *
   * @param position the position
   * @param elevation metres above sea level, -100,000 to 100,000
   * @param time the time at this point
   * @param heartRate beats per minute, rounded, 1 to 255
   * @param startsLine whether the way from the point before is not part of the line
   */
  public record Point(
      @Nullable Position position,
      @Nullable Double elevation,
      @Nullable Instant time,
      @Nullable Integer heartRate,
      boolean startsLine) {}

  /**
   * A position.
   *
   * @param latitude degrees north, -90 to 90
   * @param longitude degrees east, -180 to 180
   */
  public record Position(double latitude, double longitude) {}
}
