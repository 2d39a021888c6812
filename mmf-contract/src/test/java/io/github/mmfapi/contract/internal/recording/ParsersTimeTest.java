package io.github.mmfapi.contract.internal.recording;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.testoutput.LinearTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each parser of recordings takes linear time. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParsersTimeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0}, {2}{3}")
  @MethodSource("parsers")
  void parser_tenfoldText_takesTenfoldTime(
      String name, LinearTime.Parser parser, String start, String part) {
    LinearTime.require(parser, start, part, "!", 10_000);
  }

  static Stream<Arguments> parsers() {
    return Stream.of(
            rows(
                "scrubbed",
                Scrubber::scrub,
                "",
                List.of(
                    "token",
                    "\"token\"",
                    "a@",
                    "1.",
                    "a",
                    "password",
                    "_",
                    "%40",
                    "\"name\":\"",
                    "\\")),
            rows("scrubbed", Scrubber::scrub, "a@b", List.of(".c", "a", "-")),
            rows("scrubbed", Scrubber::scrub, "{\"password\":\"", List.of("a", "\\\"", "\"", " ")),
            rows(
                "recorded URL",
                text -> RecordedUrl.of(text, ""),
                "http://h/3.1/a?",
                List.of("&", "a=b&", "=", "/")),
            rows("recorded URL", text -> RecordedUrl.of(text, ""), "", List.of("a", "a://", "/")),
            rows("HAR", ParsersTimeTest::har, "http://h/3.1/a?", List.of("a=b&", "x")),
            rows("mapping", ParsersTimeTest::mapping, "/3.1/a?", List.of("a=b&", "x")))
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> rows(
      String name, LinearTime.Parser parser, String start, List<String> parts) {
    return parts.stream().map(part -> arguments(name, parser, start, part));
  }

  private static void har(String url) {
    JsonNode request = JSON.valueToTree(Map.of("url", url, "method", "GET"));
    JsonNode response = JSON.valueToTree(Map.of("content", Map.of("text", url)));
    JsonNode entry = JSON.createObjectNode().set("request", request);
    HarFile.exchanges(
        "test",
        JSON.createObjectNode()
            .set(
                "log",
                JSON.createObjectNode()
                    .set(
                        "entries",
                        JSON.createArrayNode()
                            .add(
                                ((com.fasterxml.jackson.databind.node.ObjectNode) entry)
                                    .set("response", response)))));
  }

  private static void mapping(String url) {
    MappingFile.exchanges(
        "test",
        JSON.valueToTree(Map.of("request", Map.of("url", url), "response", Map.of("body", url))),
        List.of(Path.of(".")));
  }
}
