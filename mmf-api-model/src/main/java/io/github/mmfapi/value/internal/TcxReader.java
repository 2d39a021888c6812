package io.github.mmfapi.value.internal;

import io.github.mmfapi.value.internal.WorkoutFile.Activity;
import io.github.mmfapi.value.internal.WorkoutFile.Lap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads TCX: activities with laps, those of several sports too, and courses. The tracks of a lap
 * are separate lines, because a device begins a new one after a pause.
 */
final class TcxReader implements FormatReader {
  private static final String ACTIVITY = "Activities/Activity";
  private static final String LAP = ACTIVITY + "/Lap";
  private static final String TRACK = LAP + "/Track";
  private static final String POINT = TRACK + "/Trackpoint";
  private static final String COURSE = "Courses/Course";

  private static final Place PLACES =
      Place.root(
              ACTIVITY + "/Id",
              ACTIVITY + "/Notes",
              LAP + "/TotalTimeSeconds",
              LAP + "/DistanceMeters",
              LAP + "/Calories",
              POINT + "/Time",
              POINT + "/Position/LatitudeDegrees",
              POINT + "/Position/LongitudeDegrees",
              POINT + "/AltitudeMeters",
              POINT + "/HeartRateBpm/Value",
              COURSE + "/Name")
          .withAlias("Activities/MultiSportSession/FirstSport", "Activity", ACTIVITY)
          .withAlias("Activities/MultiSportSession/NextSport", "Activity", ACTIVITY)
          .withAlias(COURSE, "Track", TRACK);

  private final PointList points = new PointList();
  private final List<Activity> activities = new ArrayList<>();
  private final List<WorkoutFile.Point> course = new ArrayList<>();
  private String courseName = "";
  private List<Lap> laps = new ArrayList<>();
  private String name = "";
  private String sport = "";
  private @Nullable Instant id;
  private @Nullable Instant firstLap;
  private @Nullable Double seconds;
  private @Nullable Double metres;
  private @Nullable Double calories;
  private boolean hasTrack;

  @Override
  public Place root() {
    return PLACES;
  }

  @Override
  public void start(String path, UnaryOperator<String> attributes) {
    switch (path) {
      case ACTIVITY -> startActivity(attributes.apply("Sport"));
      case COURSE -> {
        points.startLine();
        hasTrack = false;
      }
      case LAP -> startLap(FileValues.time(attributes.apply("StartTime")));
      case TRACK -> {
        if (hasTrack) {
          points.startLine();
        }
        hasTrack = true;
      }
      case POINT -> points.clear();
      default -> {
        // The other elements count at their end.
      }
    }
  }

  private void startActivity(String sportOfFile) {
    points.startLine();
    laps = new ArrayList<>();
    name = "";
    sport = sportOfFile.isEmpty() ? "Other" : sportOfFile;
    id = null;
    firstLap = null;
  }

  private void startLap(@Nullable Instant start) {
    firstLap = firstLap == null ? start : firstLap;
    seconds = null;
    metres = null;
    calories = null;
    hasTrack = false;
  }

  @Override
  public void end(String path, String text) throws UnreadableFileException {
    switch (path) {
      case ACTIVITY -> activities.add(new Activity(name, sport, id == null ? firstLap : id, laps));
      case ACTIVITY + "/Id" -> id = FileValues.time(text);
      case ACTIVITY + "/Notes" -> name = name.isEmpty() ? text : name;
      case LAP -> endLap();
      case LAP + "/TotalTimeSeconds" -> seconds = FileValues.total("TotalTimeSeconds", text);
      case LAP + "/DistanceMeters" -> metres = FileValues.total("DistanceMeters", text);
      case LAP + "/Calories" -> calories = FileValues.total("Calories", text);
      case COURSE -> course.addAll(points.take());
      case COURSE + "/Name" -> courseName = courseName.isEmpty() ? text : courseName;
      default -> endOfPoint(path, text);
    }
  }

  private void endLap() throws UnreadableFileException {
    points.count();
    Integer rounded = calories == null ? null : Integer.valueOf((int) Math.round(calories));
    laps.add(new Lap(seconds, metres, rounded, points.take()));
  }

  private void endOfPoint(String path, String text) throws UnreadableFileException {
    switch (path) {
      case POINT -> points.add();
      case POINT + "/Time" -> points.time(FileValues.time(text));
      case POINT + "/Position/LatitudeDegrees" -> points.latitude(text);
      case POINT + "/Position/LongitudeDegrees" -> points.longitude(text);
      case POINT + "/AltitudeMeters" -> points.elevation(text);
      case POINT + "/HeartRateBpm/Value" -> points.heartRate(text);
      default -> {
        // The others only contain elements.
      }
    }
  }

  @Override
  public WorkoutFile result() {
    return new WorkoutFile(
        activities, courseName, course.stream().filter(p -> p.position() != null).toList());
  }
}
