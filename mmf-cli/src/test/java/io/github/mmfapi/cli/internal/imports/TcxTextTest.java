package io.github.mmfapi.cli.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mmfapi.value.internal.WorkoutFile;
import io.github.mmfapi.value.internal.WorkoutFile.Point;
import io.github.mmfapi.value.internal.WorkoutFile.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcxTextTest {
  private static final Instant START = Instant.parse("2013-01-16T08:00:00Z");

  private static Point at(double latitude, double longitude, @Nullable Instant time) {
    return new Point(new Position(latitude, longitude), null, time, null, false);
  }

  private static String tcx(String name, Point... points) {
    return TcxText.of(new WorkoutFile(List.of(), name, List.of(points))).orElseThrow();
  }

  @Test
  void of_line_isOneLapWithATrackForEachPart() {
    String tcx =
        tcx(
            "to the sea & back",
            new Point(new Position(52.5, -13.25), 34.5, START, 120, true),
            new Point(null, null, START.plusMillis(61_500), 255, false),
            new Point(new Position(52.5, -13.25), null, START.plusSeconds(5), null, true),
            at(52.5, -13.25, null));

    assertThat(tcx.replace("><", ">\n<").lines())
        .containsExactly(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<TrainingCenterDatabase"
                + " xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\">",
            "<Activities>",
            "<Activity Sport=\"Other\">",
            "<Id>2013-01-16T08:00:00Z</Id>",
            "<Lap StartTime=\"2013-01-16T08:00:00Z\">",
            "<TotalTimeSeconds>61.5000000</TotalTimeSeconds>",
            "<DistanceMeters>0.0000000</DistanceMeters>",
            "<Calories>0</Calories>",
            "<Intensity>Active</Intensity>",
            "<TriggerMethod>Manual</TriggerMethod>",
            "<Track>",
            "<Trackpoint>",
            "<Time>2013-01-16T08:00:00Z</Time>",
            "<Position>",
            "<LatitudeDegrees>52.5000000</LatitudeDegrees>",
            "<LongitudeDegrees>-13.2500000</LongitudeDegrees>",
            "</Position>",
            "<AltitudeMeters>34.5000000</AltitudeMeters>",
            "<HeartRateBpm>",
            "<Value>120</Value>",
            "</HeartRateBpm>",
            "</Trackpoint>",
            "<Trackpoint>",
            "<Time>2013-01-16T08:01:01.500Z</Time>",
            "<HeartRateBpm>",
            "<Value>255</Value>",
            "</HeartRateBpm>",
            "</Trackpoint>",
            "</Track>",
            "<Track>",
            "<Trackpoint>",
            "<Time>2013-01-16T08:00:05Z</Time>",
            "<Position>",
            "<LatitudeDegrees>52.5000000</LatitudeDegrees>",
            "<LongitudeDegrees>-13.2500000</LongitudeDegrees>",
            "</Position>",
            "</Trackpoint>",
            "</Track>",
            "</Lap>",
            "<Notes>to the sea &amp; back</Notes>",
            "</Activity>",
            "</Activities>",
            "</TrainingCenterDatabase>");
  }

  @Test
  void of_lineWithoutName_hasNoNotes() {
    assertThat(tcx("", at(0, 0, START), at(0, 0, START.plusSeconds(1)))).doesNotContain("Notes");
  }

  /** Great circles of a sphere of 6,371.0088 km; a quarter of one is 10,007.557 km. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 1, 111195.0802",
    "0, 0, 1, 0, 111195.0802",
    "10, 20, 11, 20, 111195.0802",
    "10, 20, 10, 20, 0",
    "60, 0, 60, 180, 6671704.8140",
    "0, 0, 0, 90, 10007557.2210",
    "45, 0, 45, 90, 6671704.8140",
    "0, 0, 0, 180, 20015114.4420"
  })
  void of_line_hasTheLengthOfItsGreatCircles(
      double latitude, double longitude, double toLatitude, double toLongitude, double metres) {
    String tcx =
        tcx("", at(latitude, longitude, START), at(toLatitude, toLongitude, START.plusSeconds(1)));

    assertThat(metres(tcx)).isCloseTo(metres, within(0.001));
  }

  @Test
  void of_line_isMeasuredFromPositionToPositionOfEachPart() {
    String tcx =
        tcx(
            "",
            at(0, 0, START),
            // A moment without position, and a point without time, are on the line.
            new Point(null, 5.0, START.plusSeconds(1), null, false),
            at(0, 1, null),
            new Point(new Position(0, 50), null, START.plusSeconds(2), null, true),
            at(0, 52, START.plusSeconds(3)));

    assertThat(metres(tcx)).isCloseTo(3 * 111195.0802, within(0.001));
  }

  private static double metres(String tcx) {
    return Double.parseDouble(tcx.replaceAll(".*<DistanceMeters>(.*)</DistanceMeters>.*", "$1"));
  }

  @Test
  void of_lineWithoutTwoTimes_isEmpty() {
    for (List<Point> points :
        List.of(
            List.<Point>of(),
            List.of(at(0, 0, null), at(0, 1, null)),
            List.of(at(0, 0, START), at(0, 1, null)),
            List.of(at(0, 0, START), at(0, 1, START)))) {
      assertThat(TcxText.of(new WorkoutFile(List.of(), "", points))).as("%s", points).isEmpty();
    }
  }

  @Test
  void of_pointsInAnyOrder_lastsFromTheFirstToTheLast() {
    assertThat(tcx("", at(0, 0, START.plusSeconds(9)), at(0, 0, START), at(0, 0, null)))
        .contains("<Id>2013-01-16T08:00:00Z</Id>")
        .contains("<TotalTimeSeconds>9.0000000</TotalTimeSeconds>");
  }
}
