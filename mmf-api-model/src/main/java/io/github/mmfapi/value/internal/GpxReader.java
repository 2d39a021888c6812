package io.github.mmfapi.value.internal;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads GPX 1.0 and 1.1: the points of tracks and routes. Each segment of a track, and each route,
 * is a line. The name is that of the first track or route that has one, else that of the file.
 */
final class GpxReader implements FormatReader {
  private static final String SEGMENT = "trk/trkseg";
  private static final String POINT = SEGMENT + "/trkpt";

  // In GPX 1.0 the name of the file is a child of the root element.
  private static final Place PLACES =
      Place.root("name", "metadata/name", "trk/name", "rte/name", POINT + "/ele", POINT + "/time")
          .withAlias("rte", "rtept", POINT);

  private final PointList points = new PointList();
  private String name = "";
  private String nameOfFile = "";

  @Override
  public Place root() {
    return PLACES;
  }

  @Override
  public void start(String path, UnaryOperator<String> attributes) {
    switch (path) {
      case SEGMENT, "rte" -> points.startLine();
      case POINT -> {
        points.clear();
        points.latitude(attributes.apply("lat"));
        points.longitude(attributes.apply("lon"));
      }
      default -> {
        // The other elements count at their end.
      }
    }
  }

  @Override
  public void end(String path, String text) throws UnreadableFileException {
    switch (path) {
      case "trk/name", "rte/name" -> name = name.isEmpty() ? text : name;
      case "name", "metadata/name" -> nameOfFile = nameOfFile.isEmpty() ? text : nameOfFile;
      case POINT -> points.addIfPlaced();
      case POINT + "/ele" -> points.elevation(text);
      case POINT + "/time" -> points.time(FileValues.time(text));
      default -> {
        // The others only contain elements.
      }
    }
  }

  @Override
  public WorkoutFile result() {
    return new WorkoutFile(List.of(), name.isEmpty() ? nameOfFile : name, points.take());
  }
}
