package io.github.mmfapi.value;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mmfapi.testoutput.LinearTime;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each parser of texts from outside takes linear time. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
class ParsersTimeTest {
  private static final String TCX = "<TrainingCenterDatabase>";

  @ParameterizedTest(name = "{0}, {2}{3}")
  @MethodSource("parsers")
  void parser_tenfoldText_takesTenfoldTime(
      String name, LinearTime.Parser parser, String start, String part) {
    LinearTime.require(parser, start, part, "!", 30_000);
  }

  static Stream<Arguments> parsers() {
    return Stream.of(
            rows(
                "route data", RouteData::parse, "", List.of("|", ",", "1,2|", "1", "1.", ".", "-")),
            rows("route point", RouteData::parse, "1,2,3,4,", List.of("a", ",", " ")),
            rows(
                "TCX",
                ParsersTimeTest::tcx,
                TCX,
                List.of("<a>", "<a b='", "&amp;", " ", "x", "<a/>")),
            rows(
                "TCX",
                ParsersTimeTest::tcx,
                "",
                List.of("<!--", "<?xml ", " ", "\uFEFF", "<![CDATA[")))
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> rows(
      String name, LinearTime.Parser parser, String start, List<String> parts) {
    return parts.stream().map(part -> arguments(name, parser, start, part));
  }

  private static void tcx(String text) {
    Tcx.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Tcx.DEFAULT_LIMIT);
  }
}
