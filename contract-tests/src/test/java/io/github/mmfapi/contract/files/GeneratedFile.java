package io.github.mmfapi.contract.files;

import java.util.List;
import java.util.SplittableRandom;

/** Writes a workout file whose values are odd, and which has elements at wrong places. */
final class GeneratedFile {
  private static final List<String> NUMBERS =
      List.of(
          "12",
          "457.99",
          "140.0",
          " 7 ",
          "",
          "abc",
          "NaN",
          "Infinity",
          "INF",
          "-INF",
          "1e30",
          "1e999",
          "0x10",
          "1d",
          "-3",
          "+4",
          ".5",
          "5.",
          "1e2",
          "1,5",
          "1_000",
          "0",
          "255.4",
          "256",
          "99999",
          "1000000000",
          "1000000001",
          "--",
          "1e",
          "\n9\n");
  private static final List<String> DEGREES =
      List.of("45.51", "-122.66", "0", "90", "-90.0", "91", "180", "-180.1", "1e1", "-1e30", "6,5");
  private static final List<String> TIMES =
      List.of(
          "2013-01-16T12:00:00Z",
          "2013-01-16T12:00:00",
          "2013-01-16T12:00:00.98+0000",
          "2013-01-16T12:00:00-08:00",
          "2013-01-16T12:00:00+0530",
          "2013-01-16T12:00",
          "2013-02-29T12:00:00Z",
          "2013-01-16T25:00:00Z",
          "2013-01-16",
          "yesterday",
          "",
          "+999999999-01-01T00:00:00Z",
          " 2013-01-16T12:00:00.123456789Z ",
          "1358337600",
          "2013-01-16T12:00:00-08");
  private static final List<String> NAMES = List.of("Run", "", " A &amp; B ", "<![CDATA[C]]>");
  private static final List<String> LEADS = List.of("", "", " ", "\n", "\uFEFF", "\uFEFF \r\n");

  private final SplittableRandom random;
  private final StringBuilder out = new StringBuilder();

  GeneratedFile(SplittableRandom random) {
    this.random = random;
  }

  String text() {
    out.append(pick(LEADS)).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    switch (random.nextInt(3)) {
      case 0 ->
          root(
              "TrainingCenterDatabase",
              "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2",
              this::tcx);
      case 1 -> root("gpx", "http://www.topografix.com/GPX/1/1", this::gpx);
      default -> root("kml", "http://www.opengis.net/kml/2.2", this::kml);
    }
    return out.toString();
  }

  private void root(String name, String namespace, Runnable content) {
    String declared = random.nextInt(8) == 0 ? "" : " xmlns=\"" + namespace + "\"";
    out.append("<").append(name).append(declared).append(" xmlns:x=\"urn:x\"");
    out.append(" xmlns:gx=\"http://www.google.com/kml/ext/2.2\">");
    content.run();
    out.append("</").append(name).append(">");
  }

  private void tcx() {
    element(
        "Activities",
        () ->
            some(
                2,
                () -> {
                  if (random.nextInt(4) == 0) {
                    element(
                        "MultiSportSession",
                        () -> {
                          element("FirstSport", this::activity);
                          some(2, () -> element("NextSport", this::activity));
                        });
                  } else {
                    activity();
                  }
                }));
    element(
        "Courses",
        () ->
            some(
                2,
                () ->
                    element(
                        "Course",
                        () -> {
                          maybe("Name", NAMES);
                          tracks();
                        })));
  }

  private void activity() {
    out.append("<Activity Sport=\"").append(random.nextBoolean() ? "Biking" : "").append("\">");
    maybe("Id", TIMES);
    some(
        3,
        () -> {
          out.append("<Lap StartTime=\"").append(pick(TIMES)).append("\">");
          maybe("TotalTimeSeconds", finite());
          maybe("DistanceMeters", finite());
          maybe("Calories", finite());
          odd(() -> element("AverageHeartRateBpm", () -> maybe("Value", NUMBERS)));
          tracks();
          odd(() -> maybe("Notes", NAMES));
          out.append("</Lap>");
        });
    maybe("Notes", NAMES);
    odd(() -> element("Creator", () -> maybe("Name", NAMES)));
    out.append("</Activity>");
  }

  /** Numbers that a lap may have, and at times one that it may not. */
  private List<String> finite() {
    return random.nextInt(40) == 0
        ? NUMBERS
        : NUMBERS.stream()
            .filter(n -> !n.matches("NaN|-?INF|Infinity|1e\\d{2,}|1000000001"))
            .toList();
  }

  private void tracks() {
    some(2, () -> element("Track", () -> some(4, () -> element("Trackpoint", this::trackpoint))));
  }

  private void trackpoint() {
    maybe("Time", TIMES);
    odd(
        () ->
            element(
                "Position",
                () -> {
                  maybe("LatitudeDegrees", DEGREES);
                  maybe("LongitudeDegrees", DEGREES);
                }));
    maybe("AltitudeMeters", NUMBERS);
    maybe("DistanceMeters", NUMBERS);
    odd(() -> element("HeartRateBpm", () -> maybe("Value", NUMBERS)));
    odd(() -> element("Extensions", () -> element("x:TPX", () -> maybe("Value", NUMBERS))));
  }

  private void gpx() {
    maybe("name", NAMES);
    element(
        "metadata",
        () -> {
          odd(() -> element("author", () -> maybe("name", NAMES)));
          maybe("name", NAMES);
          maybe("time", TIMES);
        });
    some(2, () -> gpxPoint("wpt"));
    some(
        2,
        () ->
            element(
                "rte",
                () -> {
                  maybe("name", NAMES);
                  some(3, () -> gpxPoint("rtept"));
                }));
    some(
        2,
        () ->
            element(
                "trk",
                () -> {
                  maybe("name", NAMES);
                  odd(() -> element("extensions", () -> some(1, () -> gpxPoint("trkpt"))));
                  some(3, () -> element("trkseg", () -> some(4, () -> gpxPoint("trkpt"))));
                }));
  }

  private void gpxPoint(String name) {
    out.append("<").append(name);
    attribute("lat");
    attribute("lon");
    odd(() -> attribute("x:lat"));
    out.append(">");
    maybe("ele", NUMBERS);
    maybe("time", TIMES);
    odd(
        () ->
            element(
                "extensions",
                () -> {
                  maybe("time", TIMES);
                  maybe("ele", NUMBERS);
                }));
    out.append("</").append(name).append(">");
  }

  private void attribute(String name) {
    if (random.nextInt(8) > 0) {
      out.append(" ").append(name).append("=\"").append(pick(DEGREES)).append("\"");
    }
  }

  private void kml() {
    some(2, () -> container(random.nextBoolean() ? "Document" : "Folder", 3));
    odd(this::placemark);
  }

  private void container(String name, int depth) {
    element(
        name,
        () -> {
          maybe("name", NAMES);
          some(3, this::placemark);
          odd(() -> element("GroundOverlay", () -> element("gx:LatLonQuad", this::coordinates)));
          odd(() -> element("PhotoOverlay", () -> element("Point", this::coordinates)));
          if (depth > 0) {
            odd(() -> container("Folder", depth - 1));
          }
        });
  }

  private void placemark() {
    element(
        "Placemark",
        () -> {
          maybe("name", NAMES);
          odd(() -> element("TimeStamp", () -> maybe("when", TIMES)));
          geometry(2);
        });
  }

  private void geometry(int depth) {
    switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> element("Point", this::coordinates);
      case 1 -> element("LineString", this::coordinates);
      case 2 -> element("LinearRing", this::coordinates);
      case 3 ->
          element(
              "Polygon",
              () -> {
                element("outerBoundaryIs", () -> element("LinearRing", this::coordinates));
                odd(
                    () ->
                        element("innerBoundaryIs", () -> element("LinearRing", this::coordinates)));
              });
      case 4 -> element("gx:Track", this::track);
      case 5 -> element("gx:MultiTrack", () -> some(2, () -> element("gx:Track", this::track)));
      default -> element("MultiGeometry", () -> some(3, () -> geometry(depth - 1)));
    }
  }

  private void coordinates() {
    maybe("altitudeMode", List.of("absolute", "clampToGround"));
    element(
        "coordinates",
        () ->
            some(
                4,
                () -> {
                  out.append(degrees()).append(',').append(degrees());
                  odd(() -> out.append(',').append(random.nextInt(100)));
                  out.append(pick(List.of(" ", "\n", "\t ")));
                }));
  }

  private void track() {
    maybe("altitudeMode", List.of("absolute", "clampToGround"));
    some(4, () -> maybe("when", TIMES));
    some(
        4,
        () ->
            element(
                "gx:coord",
                () -> odd(() -> out.append(degrees()).append(" ").append(degrees()).append(" 5"))));
  }

  /** A number of degrees without a comma, which separates the numbers of KML. */
  private String degrees() {
    return pick(DEGREES).replace(',', '.');
  }

  /** An element, and sometimes one of the same name from another namespace. */
  private void element(String name, Runnable content) {
    if (random.nextInt(10) == 0 && !name.contains(":")) {
      out.append("<x:").append(name).append(">");
      content.run();
      out.append("</x:").append(name).append(">");
    }
    out.append("<").append(name).append(">");
    content.run();
    out.append("</").append(name).append(">");
  }

  private void maybe(String name, List<String> texts) {
    if (random.nextInt(6) > 0) {
      element(name, () -> out.append(pick(texts)));
    }
  }

  private void some(int most, Runnable part) {
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      part.run();
    }
  }

  private void odd(Runnable part) {
    if (random.nextBoolean()) {
      part.run();
    }
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
