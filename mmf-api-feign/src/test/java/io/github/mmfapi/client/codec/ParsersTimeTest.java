package io.github.mmfapi.client.codec;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.SingleConnection;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfRateLimitedException;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.sample.api.ThingsApi;
import io.github.mmfapi.testoutput.LinearTime;
import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.wire.OutputFormat;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reader of what servers send takes linear time, up to the exception that it ends in. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
class ParsersTimeTest {
  private static final List<String> TEXTS =
      List.of("\"token\"", "\"[pass\"", "token=", " ", "<html ", "a@", "%25", "\\", "\"");

  @ParameterizedTest(name = "{0}, {2}{3}")
  @MethodSource("parsers")
  void parser_tenfoldText_takesTenfoldTime(
      String name, LinearTime.Parser parser, String start, String part) {
    LinearTime.require(parser, start, part, "!", 10_000);
  }

  static Stream<Arguments> parsers() {
    String envelope = "{\"result\":{\"status\":";
    return Stream.of(
            rows("HTTP 500", text -> call(500, "text/html", text), "", TEXTS),
            rows("HTTP 401", text -> call(401, "text/plain", text), "", TEXTS),
            rows("HTTP 200", text -> call(200, "text/html", text), "", TEXTS),
            rows(
                "errors",
                ParsersTimeTest::json,
                envelope + "-1,\"errors\":[\"",
                List.of("x", "\",\"", "token=", "\\\"")),
            rows("status", ParsersTimeTest::json, envelope, List.of("1", "\"", "[", " ")),
            rows(
                "output",
                ParsersTimeTest::json,
                envelope + "1,\"output\":{\"count\":",
                List.of("1", "\"1", "[")),
            rows(
                "things",
                ParsersTimeTest::json,
                envelope + "1,\"output\":{\"things\":[",
                List.of("{\"thing_id\":\"1\"},", "{\"names\":[],", "[")),
            rows(
                "XML",
                ParsersTimeTest::xml,
                "<result><status>1</status><output>",
                List.of("<thing>", "<a/>", "<a b='", "x", "&amp;")),
            rows("XML", ParsersTimeTest::xml, "", List.of(" ", "<!--", "<result>", "<?a?>")),
            rows(
                "token call",
                ParsersTimeTest::form,
                "",
                List.of("&", "oauth_token=a&", "a=b&", "%41", "=")),
            rows(
                "charset",
                ParsersTimeTest::charset,
                "text/plain; ",
                List.of("charset", "charset ", " ", "charset=\"", ";")),
            rows(
                "Retry-After",
                ParsersTimeTest::retryAfter,
                "",
                List.of("1", " ", "1.", "Wed, ", "0")),
            rows("method", RawRequest::get, "", List.of("a/", "/", "a", "-")),
            rows(
                "sent file",
                ParsersTimeTest::upload,
                "",
                List.of("form-data; name=\"", "\"\r\n\r\n", "\r\n--", "x")))
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> rows(
      String name, LinearTime.Parser parser, String start, List<String> parts) {
    return parts.stream().map(part -> arguments(name, parser, start, part));
  }

  private static MmfClient answered(
      int status, String contentType, String text, OutputFormat format) {
    return new SingleConnection()
        .respond(status, contentType, text)
        .client()
        .outputFormat(format)
        .build();
  }

  private static void call(int status, String contentType, String text) {
    answered(status, contentType, text, OutputFormat.JSON)
        .api(ThingsApi.class)
        .getThings(t -> t.limit(5));
  }

  private static void json(String text) {
    call(200, "application/json", text);
  }

  private static void xml(String text) {
    answered(200, "text/xml", text, OutputFormat.XML)
        .api(ThingsApi.class)
        .getThings(t -> t.limit(5));
  }

  private static void form(String text) {
    answered(200, "text/html", text, OutputFormat.JSON).oAuth().requestToken();
  }

  private static void charset(String contentType) {
    answered(200, contentType, "x", OutputFormat.JSON).raw().text(RawRequest.get("users/get_user"));
  }

  private static void retryAfter(String value) {
    Request request =
        Request.create(
            Request.HttpMethod.GET, "http://h/3.1/a/b", Map.of(), Request.Body.empty(), null);
    Response response =
        Response.builder()
            .status(429)
            .request(request)
            .headers(Map.of("Retry-After", List.of(value)))
            .build();
    MmfRateLimitedException.of(FailedCall.answered(response, new byte[0]), List.of())
        .retryAfter(Clock.systemUTC());
  }

  /** A failed call looks for its secrets among the texts beside the file. */
  private static void upload(String file) {
    byte[] content = file.getBytes(StandardCharsets.UTF_8);
    FilePart part =
        FilePart.of(new ByteArrayInputStream(content), "f.txt", "text/plain", content.length);
    RawRequest request = RawRequest.post("a/b").with("f", part);
    answered(200, "text/plain", "x".repeat(20), OutputFormat.JSON)
        .raw()
        .read(request, raw -> raw.text(10));
  }
}
