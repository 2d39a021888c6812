package io.github.mmfapi.value.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.value.internal.WorkoutFile.Lap;
import io.github.mmfapi.value.internal.WorkoutFile.Point;
import io.github.mmfapi.value.internal.WorkoutFile.Position;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what counts in workout files, and leaves out what is optional and cannot be read. */
class WorkoutFilesTest {
  private static final String TCX_NAMESPACE =
      "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2";

  private static WorkoutFile read(String document) throws UnreadableFileException {
    return WorkoutFiles.read(document.getBytes(StandardCharsets.UTF_8));
  }

  private static String tcx(String content) {
    return "<TrainingCenterDatabase xmlns=\"%s\" xmlns:x=\"urn:x\">%s</TrainingCenterDatabase>"
        .formatted(TCX_NAMESPACE, content);
  }

  private static String activity(String content) {
    return tcx("<Activities><Activity Sport=\"Biking\">" + content + "</Activity></Activities>");
  }

  private static Lap lap(String content) throws UnreadableFileException {
    return read(activity("<Lap>" + content + "</Lap>")).activities().get(0).laps().get(0);
  }

  private static Point trackpoint(String content) throws UnreadableFileException {
    String time = "<Time>2013-01-16T12:00:00Z</Time>";
    return lap("<Track><Trackpoint>" + time + content + "</Trackpoint></Track>").points().get(0);
  }

  private static WorkoutFile gpx(String content) throws UnreadableFileException {
    return read(
        "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" xmlns:x=\"urn:x\">" + content + "</gpx>");
  }

  private static WorkoutFile kml(String content) throws UnreadableFileException {
    return read(
        "<kml xmlns=\"http://www.opengis.net/kml/2.2\""
            + " xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><Document>"
            + content
            + "</Document></kml>");
  }

  private static String placemark(String content) {
    return "<Placemark>" + content + "</Placemark>";
  }

  private static String latitudes(WorkoutFile file) {
    StringBuilder text = new StringBuilder();
    for (Point point : file.points()) {
      text.append(point.startsLine() ? "|" : ",").append(position(point).latitude());
    }
    return text.toString();
  }

  private static Position position(Point point) {
    return Objects.requireNonNull(point.position());
  }

  @ParameterizedTest
  @CsvSource({
    "457.99, 458",
    "'', ",
    "' 12 ', 12",
    "abc, ",
    "12kcal, ",
    "-1, ",
    "0x10, ",
    "1d, ",
    "1e2, 100"
  })
  void calories_asDevicesWriteThem_areRoundedOrLeftOut(String text, Integer calories)
      throws UnreadableFileException {
    Lap lap = lap("<DistanceMeters>5</DistanceMeters><Calories>" + text + "</Calories>");

    assertThat(lap.calories()).isEqualTo(calories);
    assertThat(lap.metres()).isEqualTo(5);
    assertThat(lap.seconds()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "INF", "-INF", "1e30", "1e999", "-1e30"})
  void totals_beyondReason_areRefused(String number) {
    for (String total : new String[] {"TotalTimeSeconds", "DistanceMeters", "Calories"}) {
      assertThatThrownBy(() -> lap("<" + total + ">" + number + "</" + total + ">"))
          .isInstanceOf(UnreadableFileException.class)
          .hasMessageContaining(total)
          .hasMessageContaining("1,000,000,000");
    }
  }

  @ParameterizedTest
  @CsvSource({"140, 140", "140.0, 140", "140.6, 141", "0, ", "256, ", "NaN, ", "1e30, ", "'', "})
  void heartRate_asDevicesWriteIt_isRoundedOrLeftOut(String text, Integer rate)
      throws UnreadableFileException {
    Point point =
        trackpoint(
            "<HeartRateBpm><Value>%s</Value></HeartRateBpm>".formatted(text)
                + "<Cadence><Value>7</Value></Cadence><Extensions><x:TPX><x:Value>8</x:Value>"
                + "<HeartRateBpm><Value>9</Value></HeartRateBpm></x:TPX></Extensions>"
                + "<x:HeartRateBpm><Value>10</Value></x:HeartRateBpm>");

    assertThat(point.heartRate()).isEqualTo(rate);
  }

  @ParameterizedTest
  @CsvSource({"NaN, 1", "1, Infinity", "1e30, 1", "91, 1", "1, -180.5", "'', 1"})
  void trackpoint_withAnUnreadablePosition_hasItsOtherValues(String latitude, String longitude)
      throws UnreadableFileException {
    Point point =
        trackpoint(
            ("<Position><LatitudeDegrees>%s</LatitudeDegrees>"
                        + "<LongitudeDegrees>%s</LongitudeDegrees></Position>")
                    .formatted(latitude, longitude)
                + "<AltitudeMeters>1e30</AltitudeMeters><DistanceMeters>NaN</DistanceMeters>"
                + "<HeartRateBpm><Value>140</Value></HeartRateBpm>");

    assertThat(point)
        .isEqualTo(new Point(null, null, Instant.parse("2013-01-16T12:00:00Z"), 140, false));
  }

  @ParameterizedTest
  @CsvSource({
    "2013-01-16T12:00:00Z, 2013-01-16T12:00:00Z",
    "2013-01-16T12:00:00, 2013-01-16T12:00:00Z",
    "2013-01-16T12:00, 2013-01-16T12:00:00Z",
    "2013-01-16T12:00:00.1234567, 2013-01-16T12:00:00.1234567Z",
    "2013-01-16T12:00:00+0000, 2013-01-16T12:00:00Z",
    "2013-01-16T12:00:00.5+01:30, 2013-01-16T10:30:00.5Z",
    "2013-01-16T12:00:00-0800, 2013-01-16T20:00:00Z",
    "2013-01-16T12:00:00-08, 2013-01-16T20:00:00Z",
    "2013-02-30T12:00:00Z, ",
    "yesterday, ",
    "+999999999-12-31T23:59:59Z, ",
    "2013-01-16, "
  })
  void time_asDevicesWriteIt_isReadOrLeftOut(String text, Instant time)
      throws UnreadableFileException {
    WorkoutFile file =
        gpx("<trk><trkseg><trkpt lat='1' lon='2'><time>" + text + "</time></trkpt></trkseg></trk>");

    assertThat(file.points())
        .containsExactly(new Point(new Position(1, 2), null, time, null, true));
    assertThat(read(activity("<Id>run</Id><Lap StartTime='" + text + "'/>")).activities().get(0))
        .extracting(WorkoutFile.Activity::start)
        .isEqualTo(time);
  }

  @Test
  void tcx_elementsAtOtherPlaces_doNotCount() throws UnreadableFileException {
    WorkoutFile file =
        read(
            activity(
                "<Lap><Notes>lap</Notes><AverageHeartRateBpm><Value>1</Value></AverageHeartRateBpm>"
                    + "<Extensions><x:Calories>7</x:Calories><Calories>8</Calories></Extensions>"
                    + "<x:DistanceMeters>9</x:DistanceMeters></Lap>"
                    + "<Training><Plan><Name>plan</Name></Plan></Training>"
                    + "<Creator><Name>device</Name></Creator><Notes>ride</Notes>"));

    assertThat(file.activities())
        .containsExactly(
            new WorkoutFile.Activity(
                "ride", "Biking", null, List.of(new Lap(null, null, null, List.of()))));
  }

  @Test
  void tcx_ofSeveralSports_hasTheActivities() throws UnreadableFileException {
    WorkoutFile file =
        read(
            tcx(
                "<Activities><MultiSportSession><FirstSport><Activity Sport='Running'><Lap/>"
                    + "</Activity></FirstSport><NextSport><Transition/><Activity Sport='Biking'/>"
                    + "</NextSport></MultiSportSession><Activity/></Activities>"));

    assertThat(file.activities())
        .extracting(WorkoutFile.Activity::sport)
        .containsExactly("Running", "Biking", "Other");
  }

  @Test
  void tcx_tracksOfALap_areSeparateLines() throws UnreadableFileException {
    String point =
        "<Trackpoint><Position><LatitudeDegrees>1</LatitudeDegrees>"
            + "<LongitudeDegrees>2</LongitudeDegrees></Position></Trackpoint>";
    String track = "<Track>" + point + point + "</Track>";

    assertThat(lap(track + track).points())
        .extracting(Point::startsLine)
        .containsExactly(true, false, true, false);
    assertThat(
            read(activity("<Lap>" + track + "</Lap><Lap>" + track + "</Lap>"))
                .activities()
                .get(0)
                .laps()
                .get(1)
                .points())
        .extracting(Point::startsLine)
        .containsExactly(false, false);
    assertThat(latitudes(read(tcx("<Courses><Course>" + track + "</Course></Courses>"))))
        .isEqualTo("|1.0,1.0");
  }

  @Test
  void gpx_segmentsAndRoutes_areSeparateLines() throws UnreadableFileException {
    WorkoutFile file =
        gpx(
            "<wpt lat='9' lon='9'><name>car</name></wpt>"
                + "<rte><rtept lat='1' lon='0'/><rtept lat='2' lon='0'/></rte>"
                + "<trk><extensions><trkseg><trkpt lat='9' lon='9'/></trkseg></extensions>"
                + "<trkseg><trkpt lat='3' lon='0'/></trkseg><trkseg/>"
                + "<trkseg><trkpt lat='x' lon='0'/><trkpt x:lat='9' lon='0'/>"
                + "<trkpt lat='4' x:lat='9' lon='0'/><trkpt lat='5' lon='0'/></trkseg></trk>");

    assertThat(latitudes(file)).isEqualTo("|1.0,2.0|3.0|4.0,5.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<metadata><name>M</name></metadata><trk><name>T</name></trk>~T",
        "<metadata><name>M</name></metadata><rte><name>R</name></rte>~R",
        "<metadata><name>M</name><author><name>A</name></author></metadata><trk/>~M",
        "<metadata><author><name>A</name></author></metadata><wpt><name>W</name></wpt><trk/>~''",
        "<trk><extensions><name>E</name></extensions><x:name>X</x:name></trk>~''",
        "<name>old</name><trk><name></name></trk>~old"
      })
  void gpx_name_isThatOfTheTrackOrRouteElseOfTheFile(String content, String name)
      throws UnreadableFileException {
    assertThat(gpx(content).name()).isEqualTo(name);
  }

  @Test
  void kml_linesAndOutlines_countAndNothingElse() throws UnreadableFileException {
    String ring = "<LinearRing><coordinates>0,%s</coordinates></LinearRing>";
    WorkoutFile file =
        kml(
            "<Folder><name>F</name>"
                + placemark("<Point><coordinates>9,9</coordinates></Point>")
                + "<GroundOverlay><gx:LatLonQuad><coordinates>9,9 8,8</coordinates>"
                + "</gx:LatLonQuad></GroundOverlay>"
                + "<PhotoOverlay><Point><coordinates>9,9</coordinates></Point></PhotoOverlay>"
                + placemark(
                    "<name>L</name><MultiGeometry><LineString><coordinates>\n0,1,5 0,2\n"
                        + "</coordinates></LineString><MultiGeometry>"
                        + ring.formatted(3)
                        + "</MultiGeometry></MultiGeometry>")
                + placemark(
                    "<Polygon><outerBoundaryIs>"
                        + ring.formatted(4)
                        + "</outerBoundaryIs><innerBoundaryIs>"
                        + ring.formatted(9)
                        + "</innerBoundaryIs></Polygon>")
                + "</Folder>");

    assertThat(latitudes(file)).isEqualTo("|1.0,2.0|3.0|4.0");
    assertThat(file.name()).isEqualTo("L");
  }

  @Test
  void kml_tracks_haveTimesAndAbsoluteAltitudes() throws UnreadableFileException {
    WorkoutFile file =
        kml(
            placemark(
                "<TimeStamp><when>2000-01-01T00:00:00Z</when></TimeStamp>"
                    + "<gx:MultiTrack><gx:Track><altitudeMode>absolute</altitudeMode>"
                    + "<when>2013-01-16T12:00:00Z</when><when/><when>2013-01-16T12:02:00Z</when>"
                    + "<gx:coord>2 1 10</gx:coord><gx:coord/><gx:coord>2 3</gx:coord>"
                    + "</gx:Track></gx:MultiTrack>"));

    assertThat(file.points())
        .containsExactly(
            new Point(new Position(1, 2), 10.0, Instant.parse("2013-01-16T12:00:00Z"), null, true),
            new Point(
                new Position(3, 2), null, Instant.parse("2013-01-16T12:02:00Z"), null, false));
  }

  @Test
  void kml_inManyFolders_isRead() throws UnreadableFileException {
    String line = placemark("<LineString><coordinates>0,1</coordinates></LineString>");
    int depth = 100_000;

    assertThat(latitudes(kml("<Folder>".repeat(depth) + line + "</Folder>".repeat(depth))))
        .isEqualTo("|1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", " \n", "\uFEFF \r\n\t", "  \uFEFF"})
  void document_afterBlanksOrAByteOrderMark_isRead(String lead) throws UnreadableFileException {
    String document = "<?xml version=\"1.0\"?>" + activity("<Lap/>");

    assertThat(read(lead + document).activities()).hasSize(1);
    assertThat(WorkoutFiles.readTcx(lead + document).activities()).hasSize(1);
    assertThat(WorkoutFiles.read((lead + document).getBytes(StandardCharsets.UTF_16)).activities())
        .hasSize(1);
  }

  @Test
  void document_inTheEncodingThatItDeclares_isRead() throws UnreadableFileException {
    String document =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + activity("<Notes>é</Notes><Lap/>");

    WorkoutFile file = WorkoutFiles.read(document.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(file.activities().get(0).name()).isEqualTo("é");
    assertThatThrownBy(() -> WorkoutFiles.readTcx(document))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("ISO-8859-1");
  }

  @Test
  void document_with120000References_isReadOnEachJdk() throws UnreadableFileException {
    String notes = "&amp;".repeat(60_000) + "&#233;".repeat(60_000);

    assertThat(read(activity("<Notes>" + notes + "</Notes><Lap/>")).activities().get(0).name())
        .isEqualTo("&".repeat(60_000) + "é".repeat(60_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "''~is not well-formed XML",
        "no xml~is not well-formed XML",
        "<gpx>~is not well-formed XML",
        "<gpx>&who;</gpx>~is not well-formed XML",
        "<html/>~the root element is html, not TrainingCenterDatabase, gpx, kml",
        "<gpx xmlns='urn:x'/>~is not TCX, GPX or KML",
        "<!DOCTYPE gpx [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><gpx>&e;</gpx>~declaration"
      })
  void document_thatIsNoWorkoutFile_isRefused(String document, String message) {
    assertThatThrownBy(() -> read(document))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.topografix.com/GPX/1/0",
        "http://www.topografix.com/GPX/1/1",
        "https://www.topografix.com/GPX/1/1",
        ""
      })
  void gpx_ofEachVersion_isRead(String namespace) throws UnreadableFileException {
    String document = "<gpx xmlns='%s'><rte><rtept lat='1' lon='2'/></rte></gpx>";

    assertThat(latitudes(read(document.formatted(namespace)))).isEqualTo("|1.0");
  }

  @Test
  void document_withTooManyPoints_isRefused() {
    String point = "<rtept lat='1' lon='2'/>";

    assertThatThrownBy(() -> gpx("<rte>" + point.repeat(PointList.LIMIT + 1) + "</rte>"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("more than 500000 points");
    assertThatThrownBy(() -> read(activity("<Lap/>".repeat(PointList.LIMIT + 1))))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("more than 500000 points");
  }

  @Test
  void document_withManyNamespaces_isReadUnlessAllAreInScope() throws UnreadableFileException {
    String declared = "<x:a xmlns:b='urn:b' xmlns:c='urn:c'>%s</x:a>";

    assertThat(gpx(declared.formatted("").repeat(1000)).points()).isEmpty();
    assertThatThrownBy(
            () ->
                gpx(
                    declared.substring(0, declared.indexOf('%')).repeat(100)
                        + "</x:a>".repeat(100)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("more than 100 namespaces");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&amp;",
        "<![CDATA[a]]>",
        "<!-- -->",
        "0,1 ",
        "         ",
        "<x xmlns:a='urn:a' a:b='1'/>",
        "<coordinates>0,1</coordinates>"
      })
  void document_ofTenTimesTheSize_takesAboutTenTimesTheTime(String part)
      throws UnreadableFileException {
    int count = 4_000;
    cpuNanos(part, 10 * count);
    long once = cpuNanos(part, count);
    long tenTimes = cpuNanos(part, 10 * count);

    // A quadratic reader needs a hundred times the time.
    assertThat(tenTimes).isLessThan(40 * Math.max(once, 1_000_000));
  }

  private static long cpuNanos(String part, int count) throws UnreadableFileException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    String text = part.repeat(count);
    long start = threads.getCurrentThreadCpuTime();
    kml(placemark("<LineString><coordinates>" + text + "</coordinates></LineString>"));
    return threads.getCurrentThreadCpuTime() - start;
  }
}
