package io.github.mmfapi.sandbox.internal;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mmfapi.sandbox.internal.geo.RouteDataText;
import io.github.mmfapi.sandbox.internal.geo.TrackReader;
import io.github.mmfapi.sandbox.internal.model.WireText;
import io.github.mmfapi.testoutput.LinearTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each parser of texts from outside takes linear time; those of OAuth are in mmf-oauth1. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
class ParsersTimeTest {
  private static final String POINT = "<trkpt lat='1' lon='2'><ele>1</ele></trkpt>";

  @ParameterizedTest(name = "{0}, {2}{3}")
  @MethodSource("parsers")
  void parser_tenfoldText_takesTenfoldTime(
      String name, LinearTime.Parser parser, String start, String part) {
    LinearTime.require(parser, start, part, "!", 20_000);
  }

  static Stream<Arguments> parsers() {
    return Stream.of(
            rows("route data", RouteDataText::read, "", List.of("|", ",", "1,2|", "1")),
            rows("number", WireText::isDecimal, "", List.of("1", "-", ".", "1.")),
            rows("GPX", ParsersTimeTest::track, "<gpx><trk><trkseg>", List.of(POINT, "<a>", " ")),
            rows(
                "KML",
                ParsersTimeTest::track,
                "<kml><LineString><coordinates>",
                List.of("1,2,3 ", " ", ",", "1")),
            rows(
                "TCX",
                ParsersTimeTest::track,
                "<TrainingCenterDatabase><Activities><Activity><Lap><Track>",
                List.of("<Trackpoint/>", "<Trackpoint>", "x", "&amp;")))
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> rows(
      String name, LinearTime.Parser parser, String start, List<String> parts) {
    return parts.stream().map(part -> arguments(name, parser, start, part));
  }

  private static void track(String text) {
    TrackReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
