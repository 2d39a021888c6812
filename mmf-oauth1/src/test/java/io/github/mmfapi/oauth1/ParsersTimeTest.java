package io.github.mmfapi.oauth1;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import feign.Request;
import feign.Response;
import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.comparison.BaseStringComparison;
import io.github.mmfapi.oauth1.feign.OAuth1SigningClient;
import io.github.mmfapi.oauth1.internal.ClockSkews;
import io.github.mmfapi.oauth1.internal.OAuthProblems;
import io.github.mmfapi.oauth1.internal.SkewCorrection;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.testoutput.LinearTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each parser of texts from outside takes linear time. SecretTextTimeTest is about masking. */
@Tag("slow")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParsersTimeTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final List<String> PAIRS =
      List.of("&", "=", "a=b&", "%41", "%E2%82%AC", "oauth_token=a&", "a", "+", "%25");
  private static final List<String> HEADER =
      List.of(
          ",",
          "a=\"\\\"\",",
          "a=b,",
          "a=\"",
          "\\",
          " ",
          "oauth_problem=\"x\", ",
          "Basic x=\"y\", ");

  private static final OAuth1Verifier VERIFIER =
      OAuth1Verifier.builder().credentials(Fixtures.LOOKUP).clock(Fixtures.TUTORIAL_CLOCK).build();
  private static final WebRedirectionFlow FLOW =
      WebRedirectionFlow.builder()
          .endpoints(Fixtures.TUTORIAL_ENDPOINTS)
          .clientCredentials(Fixtures.CLIENT)
          .build();
  private static final PendingAuthorization PENDING =
      new PendingAuthorization(
          TemporaryCredentials.of("other", "secret"),
          URI.create("http://127.0.0.1/"),
          Instant.EPOCH);
  private static final SignedRequest SIGNED =
      OAuth1Signer.builder()
          .clientCredentials(Fixtures.CLIENT)
          .build()
          .sign(SigningRequest.of("GET", "http://h/p?a=1"));

  @ParameterizedTest(name = "{0}, {2}{3}")
  @MethodSource("parsers")
  void parser_tenfoldText_takesTenfoldTime(
      String name, LinearTime.Parser parser, String start, String part) {
    LinearTime.require(parser, start, part, "!", 10_000);
  }

  static Stream<Arguments> parsers() {
    return Stream.of(
            rows("form", Parameters::parse, "", PAIRS),
            rows("token response", ParsersTimeTest::tokenResponse, "", PAIRS),
            rows("callback", ParsersTimeTest::callback, "http://127.0.0.1/?", PAIRS),
            rows("pending", PendingAuthorization::decode, "", PAIRS),
            rows("header", ParsersTimeTest::verifyHeader, "OAuth ", HEADER),
            rows("signed form", ParsersTimeTest::verifyForm, "", PAIRS),
            rows("challenge", OAuthProblems::inChallenge, "OAuth ", HEADER),
            rows("challenges", OAuthProblems::inChallenge, "Basic realm=\"x\", ", HEADER),
            rows("base string", ParsersTimeTest::compare, "GET&http%3A%2F%2Fh%2Fp&", PAIRS),
            rows(
                "base URI",
                ParsersTimeTest::compare,
                "GET&http%3A%2F%2Fh",
                List.of("%3A1", "1", "%2F", "%3F")),
            rows("no base string", ParsersTimeTest::compare, "", PAIRS),
            rows("Date", ParsersTimeTest::date, "Wed, 16 Jan ", List.of(" ", "1", "2013 ", ":")),
            rows(
                "URL",
                ParsersTimeTest::sign,
                "http://h/",
                List.of(" ", "/..", "/.", "%", "%2e/", "é", "/%2")),
            rows(
                "query",
                ParsersTimeTest::sign,
                "http://h/p?",
                List.of(" ", "é", "a=b&", "oauth_token=a&")))
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> rows(
      String name, LinearTime.Parser parser, String start, List<String> parts) {
    return parts.stream().map(part -> arguments(name, parser, start, part));
  }

  private static void tokenResponse(String body) {
    TokenResponse response =
        new TokenResponse(400, "text/plain", body, null, body, List.of("kept secret"));
    response.issued();
    response.oauthProblem();
    response.excerpt();
  }

  private static void callback(String uri) {
    FLOW.complete(PENDING, URI.create(uri));
  }

  private static void verifyHeader(String header) {
    VERIFIER.verify(new ReceivedRequest("GET", "http://h/p", header, null, ""));
  }

  private static void verifyForm(String form) {
    VERIFIER.verify(new ReceivedRequest("POST", "http://h/p", null, FORM, form));
  }

  private static void compare(String theirs) {
    BaseStringComparison.of(SIGNED, theirs);
  }

  private static void date(String header) {
    new SkewCorrection(
            Fixtures.TUTORIAL_CLOCK,
            Duration.ofSeconds(30),
            Duration.ofDays(1),
            false,
            new ClockSkews())
        .neededBy(header, Duration.ZERO);
  }

  private static void sign(String url) throws Exception {
    OAuth1SigningClient.builder()
        .signer(OAuth1Signer.builder().clientCredentials(Fixtures.CLIENT).build())
        .build((request, options) -> Response.builder().status(200).request(request).build())
        .execute(
            Request.create(Request.HttpMethod.GET, url, Map.of(), Request.Body.empty(), null),
            new Request.Options());
  }
}
