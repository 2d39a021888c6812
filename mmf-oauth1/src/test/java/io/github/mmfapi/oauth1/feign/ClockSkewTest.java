package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Request.HttpMethod;
import feign.Response;
import feign.Util;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.authorization.OAuth1Endpoints;
import io.github.mmfapi.oauth1.authorization.TokenRequestException;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Client and server have different clocks; the server verifies each request. */
class ClockSkewTest {

  private static final Instant SERVER_TIME = Instant.parse("2013-01-16T10:31:14Z");
  private static final Request.Options OPTIONS = new Request.Options();

  private final List<Request> sent = new ArrayList<>();
  private final List<String> executed = new ArrayList<>();
  private final OAuth1Verifier verifier =
      OAuth1Verifier.builder()
          .credentials(Fixtures.LOOKUP)
          .clock(Clock.fixed(SERVER_TIME, ZoneOffset.UTC))
          .build();

  @ParameterizedTest
  @CsvSource({"GET,3600", "GET,-3600", "POST,86400", "DELETE,-86400"})
  void execute_skewedClock_isCorrectedOnceAndSignedRightAfterwards(HttpMethod method, long skew)
      throws IOException {
    OAuth1SigningClient client = client(skew).build(this::verifying);
    assertThat(client.execute(request(method), OPTIONS).status()).isEqualTo(200);
    assertThat(sent).hasSize(2);
    assertThat(executed).hasSize(1);
    assertThat(client.execute(request(method), OPTIONS).status()).isEqualTo(200);
    assertThat(sent).hasSize(3);
  }

  @Test
  void execute_asyncWithSkewedClock_isCorrectedOnceAndSignedRightAfterwards() {
    AsyncClient<Object> client =
        client(3600)
            .buildAsync(
                (request, options, context) ->
                    CompletableFuture.supplyAsync(() -> verifying(request, options)));
    for (int calls = 1; calls <= 2; calls++) {
      Response response =
          client.execute(request(HttpMethod.POST), OPTIONS, Optional.empty()).join();
      assertThat(response.status()).isEqualTo(200);
      assertThat(executed).hasSize(calls);
    }
    assertThat(sent).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 503})
  void execute_bodyThatBreaksOff_keepsItsStatusAndBreaksForWhoReadsIt(int status)
      throws IOException {
    Function<Request, Response> breaking =
        request ->
            response(request, status, "").toBuilder()
                .headers(Map.of("Date", List.of(date(SERVER_TIME))))
                .body(brokenBehind("start"), null)
                .build();
    Response response =
        client(3600).build(responding(breaking)).execute(request(HttpMethod.GET), OPTIONS);
    Response async =
        client(3600)
            .buildAsync(
                (request, options, context) ->
                    CompletableFuture.completedFuture(breaking.apply(request)))
            .execute(request(HttpMethod.GET), OPTIONS, Optional.empty())
            .join();

    for (Response broken : List.of(response, async)) {
      assertThat(broken.status()).isEqualTo(status);
      InputStream body = broken.body().asInputStream();
      assertThat(body.readNBytes(5)).asString().isEqualTo("start");
      assertThatExceptionOfType(IOException.class).isThrownBy(body::read);
    }
  }

  @Test
  void execute_refusalThatBreaksOffBehindItsReason_isSignedAgain() throws IOException {
    Client breaking =
        responding(
            request ->
                !sent.isEmpty()
                    ? response(request, 200, "done")
                    : response(request, 401, "").toBuilder()
                        .headers(Map.of("Date", List.of(date(SERVER_TIME))))
                        .body(brokenBehind("oauth_problem=timestamp_refused"), null)
                        .build());

    assertThat(client(3600).build(breaking).execute(request(HttpMethod.GET), OPTIONS).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void execute_refusalForAnotherReason_isSentTwiceAtMostAndOnlyOnce(int status) throws IOException {
    Client refusing = responding(request -> response(request, status, "Wrong TimeStamp"));
    OAuth1SigningClient client = client(3600).build(refusing);
    assertThat(client.execute(request(HttpMethod.POST), OPTIONS).status()).isEqualTo(status);
    assertThat(sent).hasSize(2);
    client.execute(request(HttpMethod.POST), OPTIONS);
    assertThat(sent).as("the correction is known by now").hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "401, ''",
    "403, Forbidden",
    "400, oauth_problem=signature_invalid&oauth_timestamp=1",
    "403, '{\"error\":\"invalid signature\"}'"
  })
  void execute_refusalThatDoesNotNameTheTimestamp_isNotRepeated(int status, String body)
      throws IOException {
    OAuth1SigningClient client =
        client(3600).build(responding(request -> response(request, status, body)));
    Response response = client.execute(request(HttpMethod.POST), OPTIONS);
    assertThat(response.status()).isEqualTo(status);
    assertThat(text(response)).isEqualTo(body);
    assertThat(sent).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 409, 500, 503})
  void execute_otherStatus_isNotRepeated(int status) throws IOException {
    client(3600)
        .build(responding(request -> response(request, status, "timestamp")))
        .execute(request(HttpMethod.POST), OPTIONS);
    assertThat(sent).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 29, -29})
  void execute_refusalWithAgreeingClock_isNotRepeated(long skew) throws IOException {
    client(skew)
        .build(responding(request -> response(request, 401, "timestamp")))
        .execute(request(HttpMethod.GET), OPTIONS);
    assertThat(sent).hasSize(1);
  }

  @Test
  void execute_serverWhoseClockRuns_isAskedTwiceAtMost() throws IOException {
    Client running =
        responding(
            request ->
                response(request, 401, "timestamp").toBuilder()
                    .headers(
                        Map.of("Date", List.of(date(SERVER_TIME.plusSeconds(3600L * sent.size())))))
                    .build());
    client(-3600).build(running).execute(request(HttpMethod.POST), OPTIONS);
    assertThat(sent).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2013-01-16T10:31:14Z"})
  void execute_dateMissingOrUnreadable_isNotRepeated(String date) throws IOException {
    Client refusing =
        responding(
            request ->
                response(request, 401, "timestamp").toBuilder()
                    .headers(date.isEmpty() ? Map.of() : Map.of("Date", List.of(date)))
                    .build());
    client(3600).build(refusing).execute(request(HttpMethod.GET), OPTIONS);
    assertThat(sent).hasSize(1);
  }

  @Test
  void execute_envelopeUnder200_isRecognisedByTheCallersPredicate() throws IOException {
    Client enveloping =
        responding(
            request ->
                response(request, 200, verify(request) ? "{\"status\":1}" : "{\"status\":0}"));
    OAuth1SigningClient client =
        client(3600)
            .timestampRefusal(response -> text(response).contains("\"status\":0"))
            .build(enveloping);
    assertThat(text(client.execute(request(HttpMethod.POST), OPTIONS))).contains("\"status\":1");
    assertThat(sent).hasSize(2);
  }

  @Test
  void execute_longResponseThatIsNoRefusal_isHandedOutWhole() throws IOException {
    String body = "x".repeat(200_000) + "end";
    List<Integer> seen = new ArrayList<>();
    OAuth1SigningClient client =
        client(3600)
            .timestampRefusal(
                response -> {
                  seen.add(text(response).length());
                  return false;
                })
            .build(responding(request -> response(request, 200, body)));
    assertThat(text(client.execute(request(HttpMethod.GET), OPTIONS))).isEqualTo(body);
    assertThat(seen).containsExactly(64 * 1024);
  }

  @Test
  void execute_policyNever_correctsNothing() throws IOException {
    client(3600)
        .clockSkewPolicy(ClockSkewPolicy.never())
        .build(this::verifying)
        .execute(request(HttpMethod.GET), OPTIONS);
    assertThat(sent).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void requestTemporaryCredentials_skewedClock_isCorrectedOnce(Placement placement) {
    WebRedirectionFlow flow = flow(3600, this::verifyingToken).placement(placement).build();
    assertThat(flow.requestTemporaryCredentials(null).token()).isEqualTo(Fixtures.TOKEN.token());
    assertThat(sent).hasSize(2);
    TemporaryCredentials temporary =
        TemporaryCredentials.of(Fixtures.TOKEN.token(), Fixtures.TOKEN.secret());
    assertThat(flow.requestTokenCredentials(temporary, "v", null)).isEqualTo(Fixtures.TOKEN);
    assertThat(sent).hasSize(3);
  }

  @Test
  void requestTemporaryCredentials_problemUnder200_isRecognised() {
    WebRedirectionFlow flow =
        flow(
                3600,
                (request, options) ->
                    sent.isEmpty()
                        ? remembered(response(request, 200, "oauth_problem=timestamp_refused"))
                        : verifyingToken(request, options))
            .build();
    assertThat(flow.requestTemporaryCredentials(null).token()).isEqualTo(Fixtures.TOKEN.token());
  }

  @ParameterizedTest
  @CsvSource({"401,3600,2", "401,0,1", "500,3600,1"})
  void requestTemporaryCredentials_refusedForAnotherReason_endsWithTheRefusal(
      int status, long skew, int requests) {
    WebRedirectionFlow flow =
        flow(skew, (request, options) -> remembered(response(request, status, "timestamp")))
            .build();
    assertThatExceptionOfType(TokenRequestException.class)
        .isThrownBy(() -> flow.requestTemporaryCredentials(null))
        .satisfies(e -> assertThat(e.status()).isEqualTo(status));
    assertThat(sent).hasSize(requests);
  }

  private OAuth1SigningClient.Builder client(long skewSeconds) {
    return OAuth1SigningClient.builder()
        .signer(
            OAuth1Signer.builder()
                .clientCredentials(Fixtures.CLIENT)
                .clock(skewed(skewSeconds))
                .build());
  }

  private static WebRedirectionFlow.Builder flow(long skewSeconds, Client httpClient) {
    return WebRedirectionFlow.builder()
        .endpoints(
            new OAuth1Endpoints(
                URI.create("https://h/temporary"),
                URI.create("https://h/authorize"),
                URI.create("https://h/token")))
        .clientCredentials(Fixtures.CLIENT)
        .clock(skewed(skewSeconds))
        .httpClient(httpClient);
  }

  private static Clock skewed(long seconds) {
    return Clock.fixed(SERVER_TIME.plusSeconds(seconds), ZoneOffset.UTC);
  }

  private void remember(Request request) {
    assertThat(sent).as("requests, without end").hasSizeLessThan(10);
    sent.add(request);
  }

  private Response verifying(Request request, Request.Options options) {
    remember(request);
    boolean good = verify(request);
    if (good) {
      executed.add(request.url());
      return response(request, 200, "");
    }
    return response(request, 401, "").toBuilder()
        .headers(
            Map.of(
                "date",
                List.of(date(SERVER_TIME)),
                "www-authenticate",
                List.of("OAuth realm=\"h\", oauth_problem=\"timestamp_refused\"")))
        .build();
  }

  private Response verifyingToken(Request request, Request.Options options) {
    Response response = verifying(request, options);
    return response.status() == 200
        ? response(
            request,
            200,
            Parameters.render(
                List.of(
                    new Parameter("oauth_token", Fixtures.TOKEN.token()),
                    new Parameter("oauth_token_secret", Fixtures.TOKEN.secret()))))
        : response;
  }

  private Client responding(Function<Request, Response> responder) {
    return (request, options) -> remembered(responder.apply(request));
  }

  private Response remembered(Response response) {
    remember(response.request());
    return response;
  }

  private boolean verify(Request request) {
    try {
      verifier.verify(Fixtures.received(request));
      return true;
    } catch (OAuth1RefusedException e) {
      assertThat(e.reason()).isEqualTo(OAuth1RefusedException.Reason.TIMESTAMP_REFUSED);
      return false;
    }
  }

  private static Response response(Request request, int status, String body) {
    return Response.builder()
        .status(status)
        .headers(Map.of("Date", List.of(date(SERVER_TIME))))
        .request(request)
        .body(body, StandardCharsets.UTF_8)
        .build();
  }

  /** A connection that breaks while its body is read. */
  private static InputStream brokenBehind(String start) {
    return new SequenceInputStream(
        new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)), broken());
  }

  private static InputStream broken() {
    InputStream closed = InputStream.nullInputStream();
    try {
      closed.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return closed;
  }

  private static String date(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  private static String text(Response response) {
    try {
      return Util.toString(response.body().asReader(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Request request(HttpMethod method) {
    return Request.create(method, "https://h/p?a=1", Map.of(), null, StandardCharsets.UTF_8, null);
  }
}
