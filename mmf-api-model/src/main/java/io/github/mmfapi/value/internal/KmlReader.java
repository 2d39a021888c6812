package io.github.mmfapi.value.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads KML 2.x: line strings, rings, the outlines of polygons, and tracks, of Google's extension
 * too. The name is that of the document, else that of the first placemark with a line, else that of
 * the first folder. Altitudes count if their mode is absolute, as KML defines.
 */
final class KmlReader implements FormatReader {
  private static final String PLACEMARK = "Placemark";
  private static final String GEOMETRY = PLACEMARK + "/MultiGeometry";
  private static final String LINE = PLACEMARK + "/LineString";
  private static final String TRACK = PLACEMARK + "/Track";
  private static final String MULTI_TRACK = PLACEMARK + "/MultiTrack";

  private static final Place PLACES =
      places(
          Place.root(
              "Document/name",
              "Folder/name",
              PLACEMARK + "/name",
              LINE + "/altitudeMode",
              LINE + "/coordinates",
              TRACK + "/altitudeMode",
              TRACK + "/when",
              TRACK + "/coord"));

  private final PointList points = new PointList();
  private final List<@Nullable Instant> times = new ArrayList<>();
  private final List<String> positions = new ArrayList<>();
  private String documentName = "";
  private String lineName = "";
  private String folderName = "";
  private String placemarkName = "";
  private boolean hasLine;
  private boolean absolute;

  private static Place places(Place root) {
    for (String container : List.of("Document", "Folder")) {
      root.withAlias(container, "Document", "Document")
          .withAlias(container, "Folder", "Folder")
          .withAlias(container, PLACEMARK, PLACEMARK);
    }
    for (String parent : List.of(PLACEMARK, GEOMETRY)) {
      root.withAlias(parent, "MultiGeometry", GEOMETRY)
          .withAlias(parent, "LineString", LINE)
          .withAlias(parent, "LinearRing", LINE)
          .withAlias(parent + "/Polygon/outerBoundaryIs", "LinearRing", LINE)
          .withAlias(parent, "Track", TRACK)
          .withAlias(parent, "gx:Track", TRACK)
          .withAlias(parent, "MultiTrack", MULTI_TRACK)
          .withAlias(parent, "gx:MultiTrack", MULTI_TRACK);
    }
    return root.withAlias(MULTI_TRACK, "Track", TRACK)
        .withAlias(MULTI_TRACK, "gx:Track", TRACK)
        .withAlias(TRACK, "gx:coord", TRACK + "/coord")
        .withAlias(TRACK, "gx:altitudeMode", TRACK + "/altitudeMode");
  }

  @Override
  public Place root() {
    return PLACES;
  }

  @Override
  public void start(String path, UnaryOperator<String> attributes) {
    switch (path) {
      case PLACEMARK -> {
        placemarkName = "";
        hasLine = false;
      }
      case LINE, TRACK -> {
        points.startLine();
        absolute = false;
        times.clear();
        positions.clear();
      }
      default -> {
        // The other elements count at their end.
      }
    }
  }

  @Override
  public void end(String path, String text) throws UnreadableFileException {
    switch (path) {
      case "Document/name" -> documentName = documentName.isEmpty() ? text : documentName;
      case "Folder/name" -> folderName = folderName.isEmpty() ? text : folderName;
      case PLACEMARK + "/name" -> placemarkName = text;
      case PLACEMARK -> lineName = hasLine && lineName.isEmpty() ? placemarkName : lineName;
      case LINE + "/altitudeMode", TRACK + "/altitudeMode" -> absolute = text.equals("absolute");
      case LINE + "/coordinates" -> coordinates(text);
      case TRACK + "/when" -> times.add(FileValues.time(text));
      case TRACK + "/coord" -> positions.add(text);
      case TRACK -> endTrack();
      default -> {
        // The others only contain elements.
      }
    }
  }

  /** Reads longitude, latitude and optional altitude of points that white space separates. */
  private void coordinates(String text) throws UnreadableFileException {
    StringTokenizer tuples = new StringTokenizer(text);
    while (tuples.hasMoreTokens()) {
      add(new StringTokenizer(tuples.nextToken(), ","), null);
    }
  }

  /** Combines the n-th position of a track with its n-th time. */
  private void endTrack() throws UnreadableFileException {
    for (int i = 0; i < positions.size(); i++) {
      add(new StringTokenizer(positions.get(i)), i < times.size() ? times.get(i) : null);
    }
  }

  private void add(StringTokenizer parts, @Nullable Instant time) throws UnreadableFileException {
    points.clear();
    points.longitude(next(parts));
    points.latitude(next(parts));
    if (absolute) {
      points.elevation(next(parts));
    }
    points.time(time);
    points.addIfPlaced();
    hasLine = true;
  }

  private static String next(StringTokenizer parts) {
    return parts.hasMoreTokens() ? parts.nextToken() : "";
  }

  @Override
  public WorkoutFile result() {
    String inside = lineName.isEmpty() ? folderName : lineName;
    return new WorkoutFile(
        List.of(), documentName.isEmpty() ? inside : documentName, points.take());
  }
}
