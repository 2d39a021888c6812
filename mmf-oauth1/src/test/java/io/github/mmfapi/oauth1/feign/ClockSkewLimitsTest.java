package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import feign.Request;
import feign.Request.HttpMethod;
import feign.Response;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.authorization.OAuth1Endpoints;
import io.github.mmfapi.oauth1.authorization.TokenRequestException;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody forges refusals with a false {@code Date}. */
class ClockSkewLimitsTest {

  private static final Instant NOW = Instant.parse("2013-01-16T10:31:14Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String IN_2099 = "Thu, 01 Jan 2099 00:00:00 GMT";
  private static final String HOURS_LATER = date(NOW.plusSeconds(7 * 3600));
  private static final Pattern TIMESTAMP = Pattern.compile("oauth_timestamp(?:=|=?\"|%22)?(\\d+)");

  /** The origin and the distance from our time of each request, in seconds. */
  private final List<String> sent = new ArrayList<>();

  private String date = HOURS_LATER;

  @ParameterizedTest
  @ValueSource(strings = {"http://api.example/p", "https://api.example/p", "http://127.0.0.1/p"})
  void write_forgedRefusalIn2099_isNeitherSignedAgainNorRemembered(String url) throws IOException {
    date = IN_2099;
    OAuth1SigningClient client = client(ClockSkewPolicy.standard());
    assertThat(call(client, HttpMethod.POST, url).status()).isEqualTo(403);
    call(client, HttpMethod.GET, url);
    call(client, HttpMethod.POST, url);
    assertThat(sent).hasSize(3).allMatch(request -> request.endsWith(" 0"));
  }

  @Test
  void write_overHttpWithinTheLimit_isNeverSignedForAnotherTime() throws IOException {
    OAuth1SigningClient client = client(ClockSkewPolicy.standard());
    call(client, HttpMethod.POST, "http://api.example/p");
    assertThat(sent).containsExactly("http://api.example 0");
    call(client, HttpMethod.GET, "http://api.example/p");
    call(client, HttpMethod.GET, "http://api.example/p");
    assertThat(sent)
        .as("reads are corrected")
        .endsWith("http://api.example 0", "http://api.example 25200", "http://api.example 25200");
    call(client, HttpMethod.POST, "http://api.example/p");
    call(client, HttpMethod.DELETE, "http://api.example/p");
    assertThat(sent).as("writes are not").endsWith("http://api.example 0", "http://api.example 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example",
        "http://127.0.0.1:8080",
        "http://localhost:8080",
        "http://[::1]:8080"
      })
  void write_whereNobodyElseReadsAlong_isCorrected(String origin) throws IOException {
    call(client(ClockSkewPolicy.standard()), HttpMethod.POST, origin + "/p");
    assertThat(sent).containsExactly(origin + " 0", origin + " 25200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1.example", "http://localhost.example", "http://127.1"})
  void write_toAnAddressThatOnlyLooksLikeLoopback_isNotCorrected(String origin) throws IOException {
    call(client(ClockSkewPolicy.standard()), HttpMethod.POST, origin + "/p");
    assertThat(sent).containsExactly(origin + " 0");
  }

  @Test
  void write_callerAllowsIt_isCorrectedOverHttp() throws IOException {
    OAuth1SigningClient client = client(ClockSkewPolicy.builder().insecureWrites(true).build());
    call(client, HttpMethod.POST, "http://api.example/p");
    assertThat(sent).containsExactly("http://api.example 0", "http://api.example 25200");
  }

  @Test
  void correction_isOfOneOriginOnly() throws IOException {
    OAuth1SigningClient client = client(ClockSkewPolicy.standard());
    call(client, HttpMethod.GET, "https://a.example/p");
    sent.clear();
    date = date(NOW);
    call(client, HttpMethod.POST, "https://b.example/p");
    call(client, HttpMethod.GET, "http://a.example/p");
    call(client, HttpMethod.POST, "https://a.example:444/p");
    call(client, HttpMethod.POST, "https://A.example:443/q");
    assertThat(sent)
        .containsExactly(
            "https://b.example 0",
            "http://a.example 0",
            "https://a.example:444 0",
            "https://A.example:443 25200",
            "https://A.example:443 0");
  }

  @ParameterizedTest
  @CsvSource({"PT6H59M59S, 1", "PT7H, 2", "PT0S, 1", "PT240H, 2"})
  void limit_isTheCallers(Duration limit, int requests) throws IOException {
    OAuth1SigningClient client = client(ClockSkewPolicy.builder().limit(limit).build());
    call(client, HttpMethod.POST, "https://api.example/p");
    assertThat(sent).hasSize(requests);
  }

  @Test
  void correction_isLoggedOnceAsAWarning() throws IOException {
    List<LogRecord> logged = new ArrayList<>();
    Logger logger = Logger.getLogger("io.github.mmfapi.oauth1");
    Handler handler = new Recorder(logged);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      OAuth1SigningClient client = client(ClockSkewPolicy.standard());
      call(client, HttpMethod.GET, "https://api.example/p?secret=s3cret");
      date = date(NOW.plusSeconds(3 * 3600));
      call(client, HttpMethod.GET, "https://api.example/p?secret=s3cret");
    } finally {
      logger.setUseParentHandlers(true);
      logger.removeHandler(handler);
    }
    assertThat(sent).endsWith("https://api.example 10800");
    assertThat(logged).hasSize(1);
    assertThat(logged.get(0).getLevel()).isEqualTo(Level.WARNING);
    assertThat(new SimpleFormatter().formatMessage(logged.get(0)))
        .contains("https://api.example refused", "by PT7H:", "this computer's clock")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "http://api.example, 25200, 1",
    "https://api.example, 25200, 2",
    "http://127.0.0.1:8080, 25200, 2",
    "https://api.example, 86401, 1"
  })
  void tokenRequest_forgedRefusal_isSignedAgainWithinTheLimitsOnly(
      String origin, long seconds, int requests) {
    date = date(NOW.plusSeconds(seconds));
    WebRedirectionFlow flow = flow(origin).build();
    assertThatExceptionOfType(TokenRequestException.class)
        .isThrownBy(() -> flow.requestTemporaryCredentials(null));
    assertThat(sent).hasSize(requests);
  }

  @Test
  void tokenRequest_refusalThatTheCallerKnows_isSignedAgain() {
    WebRedirectionFlow flow =
        flow("https://api.example")
            .httpClient((request, options) -> response(request, 200, "{\"status\":-1}"))
            .timestampRefusal(
                response -> response.status() == 200 && response.body().length() == 13)
            .build();
    assertThatExceptionOfType(TokenRequestException.class)
        .isThrownBy(() -> flow.requestTemporaryCredentials(null));
    assertThat(sent).containsExactly("https://api.example 0", "https://api.example 25200");
  }

  @Test
  void begin_serverWithAnotherClock_datesTheAuthorizationByOurs() {
    WebRedirectionFlow flow =
        flow("https://api.example")
            .httpClient(
                (request, options) ->
                    sent.isEmpty()
                        ? response(request, 401, "timestamp")
                        : response(request, 200, "oauth_token=t&oauth_token_secret=s"))
            .build();
    assertThat(flow.begin(null).createdAt()).isEqualTo(NOW);
    assertThat(sent).hasSize(2);
  }

  private OAuth1SigningClient client(ClockSkewPolicy policy) {
    return OAuth1SigningClient.builder()
        .signer(OAuth1Signer.builder().clientCredentials(Fixtures.CLIENT).clock(CLOCK).build())
        .clockSkewPolicy(policy)
        .build((request, options) -> response(request, 403, "timestamp"));
  }

  private WebRedirectionFlow.Builder flow(String origin) {
    return WebRedirectionFlow.builder()
        .endpoints(
            new OAuth1Endpoints(
                URI.create(origin + "/temporary"),
                URI.create(origin + "/authorize"),
                URI.create(origin + "/token")))
        .clientCredentials(Fixtures.CLIENT)
        .clock(CLOCK)
        .httpClient((request, options) -> response(request, 403, "timestamp"));
  }

  private static Response call(OAuth1SigningClient client, HttpMethod method, String url)
      throws IOException {
    return client.execute(
        Request.create(method, url, Map.of(), null, StandardCharsets.UTF_8, null),
        new Request.Options());
  }

  private Response response(Request request, int status, String body) {
    byte[] form = request.body() == null ? new byte[0] : request.body();
    Matcher timestamp =
        TIMESTAMP.matcher(request.headers() + new String(form, StandardCharsets.UTF_8));
    assertThat(timestamp.find()).isTrue();
    long ahead = Long.parseLong(timestamp.group(1)) - NOW.getEpochSecond();
    String origin = request.url().substring(0, request.url().indexOf('/', 8));
    sent.add(origin + " " + ahead);
    return Response.builder()
        .status(status)
        .headers(Map.of("Date", List.of(date)))
        .request(request)
        .body(body, StandardCharsets.UTF_8)
        .build();
  }

  private static String date(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  /** Keeps what is logged. */
  private static final class Recorder extends Handler {
    private final List<LogRecord> records;

    Recorder(List<LogRecord> records) {
      this.records = records;
    }

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
