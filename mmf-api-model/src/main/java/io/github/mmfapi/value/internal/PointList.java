package io.github.mmfapi.value.internal;

import io.github.mmfapi.value.internal.WorkoutFile.Point;
import io.github.mmfapi.value.internal.WorkoutFile.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the points of a file. The values of a point are set before it is added. */
final class PointList {
  /** The maximum number of points and laps of a file, a point each second for five days. */
  static final int LIMIT = 500_000;

  private List<Point> points = new ArrayList<>();
  private int left = LIMIT;
  private boolean startsLine = true;
  private @Nullable String latitude;
  private @Nullable String longitude;
  private @Nullable Double elevation;
  private @Nullable Instant time;
  private @Nullable Integer heartRate;

  /** The next position is not connected with the one before. */
  void startLine() {
    startsLine = true;
  }

  void clear() {
    latitude = null;
    longitude = null;
    elevation = null;
    time = null;
    heartRate = null;
  }

  void latitude(String text) {
    latitude = text;
  }

  void longitude(String text) {
    longitude = text;
  }

  void elevation(String text) {
    elevation = FileValues.elevation(text);
  }

  void time(@Nullable Instant value) {
    time = value;
  }

  void heartRate(String text) {
    heartRate = FileValues.heartRate(text);
  }

  /** Adds a point if anything is known of it. */
  void add() throws UnreadableFileException {
    Position position = FileValues.position(latitude, longitude);
    if (position != null || heartRate != null || time != null) {
      count();
      points.add(new Point(position, elevation, time, heartRate, position != null && startsLine));
      startsLine &= position == null;
    }
  }

  /** Adds a point if its position is known. */
  void addIfPlaced() throws UnreadableFileException {
    if (FileValues.position(latitude, longitude) != null) {
      add();
    }
  }

  /** Counts a point or a lap. */
  void count() throws UnreadableFileException {
    if (left == 0) {
      throw new UnreadableFileException(
          "has more than " + LIMIT + " points and laps; split the file");
    }
    left--;
  }

  /** {@return the points since the last call} */
  List<Point> take() {
    List<Point> taken = points;
    points = new ArrayList<>();
    return taken;
  }
}
