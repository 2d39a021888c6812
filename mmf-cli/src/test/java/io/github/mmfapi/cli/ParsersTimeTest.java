package io.github.mmfapi.cli;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mmfapi.cli.internal.call.EnvelopeStatus;
import io.github.mmfapi.oauth1.RsaKeys;
import io.github.mmfapi.testoutput.LinearTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each parser of texts from outside takes linear time. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParsersTimeTest {
  @TempDir private static Path folder;

  @ParameterizedTest(name = "{0}, {2}{3}")
  @MethodSource("parsers")
  void parser_tenfoldText_takesTenfoldTime(
      String name, LinearTime.Parser parser, String start, String part) {
    LinearTime.require(parser, start, part, "!", 10_000);
  }

  static Stream<Arguments> parsers() {
    String begin = "-----BEGIN PRIVATE KEY-----";
    return Stream.of(
            rows("PEM", ParsersTimeTest::pem, "", List.of(begin, "-", "-----BEGIN ", "A")),
            rows("PEM", ParsersTimeTest::pem, begin, List.of("A", "\n", "-----END ", "=")),
            rows(
                "response",
                EnvelopeStatus::isFailure,
                "",
                List.of(" ", "<?xml ", "<result> ", "{ ", "a:1")),
            rows("form", Steps::maskedForm, "", List.of("&", "=", "password=a&", "%41")),
            rows("JSON", Steps::maskedJson, "", List.of("\"token\"", "\"[pass\"", "{", "\"")),
            rows("base string", Steps::maskedBaseString, "", List.of("oauth_verifier%3D", "%26")))
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> rows(
      String name, LinearTime.Parser parser, String start, List<String> parts) {
    return parts.stream().map(part -> arguments(name, parser, start, part));
  }

  private static void pem(String text) throws Exception {
    Path file = folder.resolve("key.pem");
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    RsaKeys.read(file);
  }
}
