package io.github.mmfapi.sandbox.internal.methods;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values at and beyond the borders of what parameters and files may hold. */
final class OddValues {
  private static final List<String> TEXTS =
      List.of(
          " ",
          "\t\n",
          "0",
          "-0",
          "-1",
          "00",
          "1.",
          ".",
          "-",
          "+",
          "1e5",
          "1e308",
          "1e999",
          "-1e999",
          "NaN",
          "Infinity",
          "-Infinity",
          "0x1p3",
          "1d",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "99999999999999999999999999999999",
          "0.000000000000000001",
          "999999999999999999.999999999999999999",
          "\u0663",
          "\u0000",
          "\u0001\uFFFE",
          "\uD83C\uDFC3",
          "<b>&amp;\"'",
          "{{username}}",
          "%",
          "%00",
          "a=b&c=d",
          "../../etc/passwd",
          "null",
          "true",
          "[]",
          "{}",
          "-1,2,,3",
          "1|2|3",
          ",",
          "|",
          ";",
          "json",
          "all",
          "weekly",
          "yearly",
          "created_date desc",
          "total_distance desc,total_distance",
          "sort asc desc",
          "distance",
          "me@example.com",
          "oob",
          "http://h/",
          "javascript:x",
          "x:y",
          "//",
          "http://[::1",
          "\r\nX: y");

  private static final List<String> DATES =
      List.of(
          "0000-01-01",
          "0001-01-01",
          "9999-12-31",
          "2013-02-30",
          "2013-13-01",
          "+999999999-12-31",
          "-999999999-01-01",
          "+12345-01-01",
          "2013-01-16T00:00",
          "2013-1-1",
          "20130116");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1e300",
          "NaN",
          "Infinity",
          "-Infinity",
          "1e-300",
          "2147483648",
          "90.0000001",
          "-180",
          "9223372036854775807",
          "",
          "x",
          "1e9",
          "0x1p3",
          "100000");

  private static final List<String> TIMES =
      List.of(
          "2013-01-16T06:12:00Z",
          "2013-01-16T06:13:00Z",
          "0000-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "2013-01-16",
          "Z",
          "");

  private final Random random;

  OddValues(Random random) {
    this.random = random;
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  String text() {
    return switch (random.nextInt(12)) {
      case 0 -> "x".repeat(10_000 + random.nextInt(3) - 1);
      case 1 -> of(DATES);
      case 2 -> of(NUMBERS);
      case 3 -> Long.toString(random.nextLong());
      case 4 -> "a,".repeat(random.nextInt(5_000));
      case 5 ->
          random.ints(20, 0, 0xD800).mapToObj(Character::toString).collect(Collectors.joining());
      default -> of(TEXTS);
    };
  }

  String date() {
    return of(DATES);
  }

  /** Returns a document for the parameter of a name. */
  String document(String name) {
    return switch (name) {
      case "tcx" -> random.nextBoolean() ? tcx() : gpx();
      case "route_data" -> routeData();
      case "seconds" -> seconds();
      default -> json();
    };
  }

  String tcx() {
    StringBuilder tcx = new StringBuilder("<TrainingCenterDatabase><Activities>");
    for (int activity = random.nextInt(4); activity >= 0; activity--) {
      tcx.append("<Activity Sport=\"")
          .append(of(List.of("Running", "Biking", "&lt;", "")))
          .append("\">");
      tcx.append("<Id>").append(of(TIMES)).append("</Id>");
      for (int lap = random.nextInt(3); lap >= 0; lap--) {
        lap(tcx);
      }
      tcx.append("</Activity>");
    }
    return tcx.append("</Activities></TrainingCenterDatabase>").toString();
  }

  private void lap(StringBuilder tcx) {
    tcx.append("<Lap StartTime=\"").append(of(TIMES)).append("\">");
    element(tcx, "TotalTimeSeconds", often("60"));
    element(tcx, "DistanceMeters", often("100"));
    element(tcx, "Calories", often("10"));
    tcx.append("<Track>");
    for (int point = random.nextInt(3); point >= 0; point--) {
      tcx.append("<Trackpoint><Time>").append(of(TIMES)).append("</Time><Position>");
      element(tcx, "LatitudeDegrees", often("45.5"));
      element(tcx, "LongitudeDegrees", often("-122.6"));
      tcx.append("</Position>");
      element(tcx, "AltitudeMeters", often("30"));
      element(tcx, "DistanceMeters", often("5"));
      tcx.append("<HeartRateBpm><Value>").append(often("120")).append("</Value></HeartRateBpm>");
      tcx.append("</Trackpoint>");
    }
    tcx.append("</Track></Lap>");
  }

  /** Returns a sound value four times of five, so that files get past their first number. */
  private String often(String sound) {
    return random.nextInt(5) > 0 ? sound : of(NUMBERS);
  }

  private static void element(StringBuilder xml, String name, String value) {
    xml.append('<').append(name).append('>').append(value).append("</").append(name).append('>');
  }

  String gpx() {
    StringBuilder gpx = new StringBuilder("<gpx><trk><name>\u00e4&#9;\uD83C\uDFC3</name><trkseg>");
    for (int point = random.nextInt(5); point >= 0; point--) {
      gpx.append("<trkpt lat=\"").append(often("45.5")).append("\" lon=\"").append(often("-122.6"));
      gpx.append("\">");
      element(gpx, "ele", often("30"));
      element(gpx, "time", of(TIMES));
      gpx.append("</trkpt>");
    }
    return random.nextInt(8) == 0 ? gpx.toString() : gpx.append("</trkseg></trk></gpx>").toString();
  }

  private String routeData() {
    return IntStream.rangeClosed(0, random.nextInt(40))
        .mapToObj(i -> often("-122.6") + "," + often("45.5") + ",,")
        .collect(Collectors.joining("|"));
  }

  private String seconds() {
    return IntStream.range(0, 1 + random.nextInt(4_000))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  private String json() {
    int depth = 1 + random.nextInt(1_100);
    return switch (random.nextInt(5)) {
      case 0 -> "[".repeat(depth) + "]".repeat(depth);
      case 1 -> "{\"a\":".repeat(depth) + "1e999" + "}".repeat(depth);
      case 2 -> "[" + "9".repeat(2_000) + "]";
      case 3 -> "{\"\":[1e400,-0.0,null,\"\\u0000\"]}";
      default -> "{\"x\":[1,2,";
    };
  }
}
