package io.github.mmfapi.sandbox.internal.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxRequest;
import io.github.mmfapi.sandbox.SandboxRoute;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.internal.oauth.Html;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
  private static final String NASTY = "<script>alert(1)</script>\"'&{{7*7}}";
  private static final SandboxUser ANNA = new SandboxUser(4711, "anna", "s3cret-word");
  private static final String ODD = NASTY + "é\uD83D\uDE00\u0000\uFFFE\u2028 \t\r\n]]>*/\\ end";
  private static final SandboxUser BERT = new SandboxUser(4712, ODD, "other-word");

  private final MmfSandbox sandbox =
      MmfSandbox.builder()
          .console(true)
          .user(ANNA)
          .user(BERT)
          .workout(
              ANNA,
              SandboxWorkout.on(LocalDate.of(2026, 1, 7), ODD).over(5.25, Duration.ofMinutes(50)))
          .route(
              ANNA,
              SandboxRoute.of(
                  ODD, new SandboxRoute.Point(45.5, -122.6), new SandboxRoute.Point(45.6, -122.5)))
          .start();

  private final Visitor visitor = new Visitor(sandbox);
  private final TokenCredentials token = sandbox.authorize(ANNA);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private HttpResponse<String> call(@Nullable TokenCredentials used, String path) {
    SigningCaller caller =
        new SigningCaller(sandbox, sandbox.clientCredentials(), used, Clock.systemUTC());
    return SigningCaller.send("GET", caller.sign("GET", path).url(), null, null);
  }

  @Test
  void pages_haveAStrictPolicy_andNothingFromOutside() {
    for (String path :
        List.of("", "console/users", "console/users/4711", "3.1/?doc", "3.1/gear/get_gear?doc")) {
      HttpResponse<String> page = visitor.response(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'none'; script-src 'sha256-")
          .contains("frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
          .doesNotContain("unsafe", "http");
      assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(page.body()).doesNotContain("src=\"http", "href=\"http", " style=", " onclick=");
    }
  }

  @Test
  void overview_tellsHowToConnect() {
    assertThat(visitor.page(""))
        .contains(
            sandbox.baseUrl().toString(),
            sandbox.clientCredentials().key(),
            "OAuth1Session(",
            "MmfClient.builder()",
            "mmf login",
            "curl '");
  }

  @Test
  void secretsThatAreNoExamples_areNotShown() {
    assertThat(visitor.page("")).contains("anna").doesNotContain(ANNA.password());
    ClientCredentials own = ClientCredentials.of("own-key", "own-secret");
    try (MmfSandbox other = MmfSandbox.builder().console(true).clientCredentials(own).start()) {
      assertThat(new Visitor(other).page(""))
          .contains("own-key", "CLIENT_SECRET")
          .doesNotContain("own-secret");
    }
  }

  @Test
  void requests_areListedNewestFirst_withUserAndOutcome() {
    call(token, "/users/get_user");
    call(null, "/workouts/get_workout");

    String page = visitor.page("");
    assertThat(page).containsSubsequence("token-left-out", "served", "anna");
    String newer = visitor.page("console/rows?after=1");
    assertThat(newer).contains("workouts/get_workout").doesNotContain("users/get_user");
  }

  @Test
  void refusal_linksToItsDiagnosis_withBothBaseStrings() {
    SigningCaller caller = SigningCaller.of(sandbox, token);
    String signed = caller.sign("GET", "/workouts/get_workouts").url();
    HttpResponse<String> refused = SigningCaller.send("GET", signed + "&limit=5", null, null);

    assertThat(refused.headers().firstValue("X-Mmf-Refusal")).hasValue("bad-signature");
    assertThat(refused.body())
        .isEqualTo(
            "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"API Authentication failed for"
                + " this Service. Bad API Key or Invalid User.\"]}}\r\n");
    String wrong = visitor.help(SigningCaller.send("GET", withoutQuerySigned(), null, null));
    assertThat(wrong).contains("data-mistake=\"query-not-signed\"", "RFC 5849 section 3.4.1.3.1");
    List<String> right = cut(wrong, "expected");
    List<String> signedOne = cut(wrong, "received");
    assertThat(right.get(0)).startsWith("GET&http").endsWith("workouts%2Fget_workouts&");
    assertThat(right.get(1)).isEqualTo("limit%3D5%26");
    assertThat(right.get(2)).startsWith("oauth_consumer_key%3D");
    assertThat(signedOne).containsExactly(right.get(0), "", right.get(2));
    assertThat(wrong).contains("at character " + (right.get(0).length() + 1) + ".");
  }

  /** Returns what is before, in and after the mark of a base string. */
  private static List<String> cut(String page, String heading) {
    return Stream.of(baseString(page, heading).split("<mark class=\"[a-z]+\">|</mark>", -1))
        .map(part -> Html.unescape(part.replace("&#x3D;", "=")))
        .toList();
  }

  private static String baseString(String page, String heading) {
    String start = "aria-labelledby=\"" + heading + "\"><code>";
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf("</code>", from));
  }

  /** Returns a URL whose signature leaves the parameter limit out. */
  private String withoutQuerySigned() {
    String authorized =
        SigningCaller.of(sandbox, token).sign("GET", "/workouts/get_workouts").url();
    return authorized.replace("?", "?limit=5&");
  }

  @Test
  void tokenSecretLeftOut_isNamed_andSecretsAreMasked() {
    TokenCredentials withoutSecret = TokenCredentials.of(token.token(), "");
    HttpResponse<String> refused =
        call(withoutSecret, "/users/get_user?p=hush-hush&x=" + token.secret());

    String page = visitor.help(refused);
    assertThat(page)
        .contains(
            "data-mistake=\"token-secret-left-out\"",
            "***",
            "The client signed the same base string.");
    assertThat(baseString(page, "expected")).startsWith("GET&amp;http");
    assertThat(page)
        .doesNotContain("another value of a secret", "Signed base string", "The signature is right")
        .doesNotContain("hush-hush", token.secret(), sandbox.clientCredentials().secret());
  }

  @Test
  void unknownSecret_isUnexplained_withTheRightBaseStringOnly() {
    ClientCredentials guess =
        ClientCredentials.of(sandbox.clientCredentials().key(), "a secret of nobody");
    SigningCaller caller = new SigningCaller(sandbox, guess, token, Clock.systemUTC());

    String page =
        visitor.help(
            SigningCaller.send("GET", caller.sign("GET", "/users/get_user").url(), null, null));

    assertThat(baseString(page, "expected")).startsWith("GET&amp;http").doesNotContain("<mark");
    assertThat(page)
        .contains("No known mistake leads to this signature", "Right base string")
        .doesNotContain("The signature is right", "Signed base string", "the same base string");
  }

  @Test
  void secretOfAnotherToken_isNamed() {
    TokenCredentials mixed = TokenCredentials.of(token.token(), sandbox.authorize(BERT).secret());

    assertThat(visitor.help(call(mixed, "/users/get_user")))
        .contains("data-mistake=\"other-secret\"");
  }

  @Test
  void secondUseOfANonce_isNamed() {
    String url = SigningCaller.of(sandbox, token).sign("GET", "/users/get_user").url();
    SigningCaller.send("GET", url, null, null);

    assertThat(visitor.help(SigningCaller.send("GET", url, null, null)))
        .contains("data-mistake=\"used-nonce\"");
  }

  /** A proxy tells in a header which host the client has signed. */
  @Test
  void hostBehindAProxy_isNamed() throws Exception {
    String outside = "https://api.example/";
    String signed =
        OAuth1Signer.builder()
            .clientCredentials(sandbox.clientCredentials())
            .build()
            .sign(SigningRequest.of("GET", outside + "3.1/users/get_user").withToken(token))
            .url();
    String url = signed.replace(outside, sandbox.baseUrl().resolve("/").toString());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("X-Forwarded-Host", "api.example")
            .header("X-Forwarded-Proto", "https")
            .build();

    assertThat(visitor.help(HttpClient.newHttpClient().send(request, BodyHandlers.ofString())))
        .contains("data-mistake=\"other-host\"");
  }

  @Test
  void answers_withSecrets_areMasked() {
    SigningCaller caller =
        new SigningCaller(sandbox, sandbox.clientCredentials(), null, Clock.systemUTC());
    HttpResponse<String> temporary =
        SigningCaller.send("POST", caller.sign("POST", "/oauth/request_token").url(), "", null);
    String secret = temporary.body().substring(temporary.body().indexOf("secret=") + 7);
    assertThat(secret).hasSize(32);

    assertThat(visitor.page("console/requests/1"))
        .contains("oauth_token_secret&#x3D;***")
        .doesNotContain(secret);
  }

  @Test
  void nastyTexts_areEscapedEverywhere() throws Exception {
    String path = sandbox.baseUrl() + "/%3Cscript%3Ealert(1)%3C/script%3E?%3Cb%3E=%3Cscript%3E";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(path))
            .header("User-Agent", NASTY)
            .header("Authorization", "OAuth x=\"" + NASTY + "\"")
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(404);

    for (String page :
        List.of("", "console/requests/1", "console/users", "console/users/4711", "console/rows")) {
      assertThat(visitor.page(page)).as(page).doesNotContain("<script>alert", "<b>");
    }
    assertThat(visitor.page("console/users/4711")).contains("&lt;script&gt;alert(1)");
    assertThat(unescaped("console/users/4711").split(Pattern.quote(ODD), -1))
        .as("around the names of the workout and of the route")
        .hasSizeGreaterThan(2);
    assertThat(unescaped("console/users")).contains(ODD);
    assertThat(visitor.page("console/requests/1")).contains("&lt;script&gt;");
    assertThat(visitor.page("3.1/%3Cscript%3E?doc")).doesNotContain("<script>alert");
  }

  private String unescaped(String path) {
    return Html.unescape(visitor.page(path).replace("&#x27;", "'"));
  }

  @Test
  void data_isShown() {
    assertThat(visitor.page("console/users/4711"))
        .contains(
            "5.25", "0:50:00", "<rect class=\"bar\"", "<polyline class=\"route\"", "2026-01-07")
        .contains(token.token())
        .doesNotContain(token.secret());
  }

  @ParameterizedTest
  @ValueSource(strings = {"console/other", "console/users/1", "console/requests/none"})
  void unknownPage_isNotFound(String path) {
    assertThat(visitor.response(path).statusCode()).isEqualTo(404);
    assertThat(visitor.page(path)).contains("<h1>No such ");
  }

  @Test
  void unknownForm_isNotFound_andATokenOfNobodyRefused() {
    HttpResponse<String> unknown = visitor.submit("console/other");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("<h1>No such form");
    HttpResponse<String> ofNobody = visitor.submit("console/tokens", new Parameter("user_id", "1"));
    assertThat(ofNobody.statusCode()).isEqualTo(400);
    assertThat(ofNobody.body()).contains("No token was issued");
  }

  /** Back to the page of the user, never to an address that somebody else has made up. */
  @ParameterizedTest
  @CsvSource({
    "4711, /console/users/4711",
    "09, /console/users/09",
    "/47, /console/users",
    "47:, /console/users",
    "4/../x, /console/users"
  })
  void revoke_leadsBackToItsUser(String user, String location) {
    HttpResponse<String> done = visitor.submit("console/revoke", new Parameter("user_id", user));

    assertThat(done.headers().firstValue("Location")).hasValue(location);
  }

  @Test
  void reset_needsTheCsrfTokenOfItsBrowser() {
    HttpResponse<String> first = visitor.response("");
    String foreign = visitor.submit("console/revoke").headers().firstValue("Location").orElse("");
    assertThat(foreign).isEqualTo("/console/users");

    HttpResponse<String> refused =
        visitor.post(
            "console/reset", List.of(new Parameter("csrf_token", "00")), Visitor.cookie(first));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(SigningCaller.of(sandbox, token).get("/users/get_user").at("/result/status").asInt())
        .isEqualTo(1);

    assertThat(visitor.submit("console/reset").statusCode()).isEqualTo(303);
    assertThat(SigningCaller.of(sandbox, token).get("/users/get_user").at("/result/status").asInt())
        .isEqualTo(-1);
  }

  @Test
  void console_isClosedToPagesOfAllowedOrigins() throws Exception {
    try (MmfSandbox open =
        MmfSandbox.builder().console(true).allowedOrigin("http://localhost:3000").start()) {
      for (String path : List.of("/", "/console/rows", "/console/users")) {
        assertThat(statusFrom(open, path)).as(path).isEqualTo(403);
      }
      assertThat(statusFrom(open, "/3.1/workouts/get_activity_types")).isEqualTo(200);
    }
  }

  private static int statusFrom(MmfSandbox open, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(open.baseUrl().resolve(path))
            .header("Origin", "http://localhost:3000")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  @Test
  void token_isIssuedAndRevoked() {
    String page = visitor.submit("console/tokens", new Parameter("user_id", "4711")).body();
    TokenCredentials issued = TokenCredentials.of(text(page, "token"), text(page, "token-secret"));
    assertThat(call(issued, "/users/get_user").body()).contains("\"status\":1");

    visitor.submit("console/revoke", new Parameter("token", issued.token()));
    HttpResponse<String> refused = call(issued, "/users/get_user");
    assertThat(refused.headers().firstValue("X-Mmf-Refusal")).hasValue("unknown-token");
    assertThat(visitor.help(refused)).contains("data-mistake=\"unknown-token\"");
  }

  private static String text(String page, String id) {
    String start = "<code id=\"" + id + "\">";
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf('<', from));
  }

  @Test
  void listener_learnsOfServedRefusedGatedAndStubbedRequests() throws Exception {
    LinkedBlockingQueue<SandboxRequest> received = new LinkedBlockingQueue<>();
    try (MmfSandbox told = MmfSandbox.builder().user(ANNA).requestListener(received::add).start()) {
      SigningCaller caller = SigningCaller.of(told, told.authorize(ANNA));
      caller.get("/users/get_user");
      assertThat(next(received))
          .matches(served -> served.refusal() == null && "anna".equals(served.user()))
          .matches(served -> served.path().equals("/3.1/users/get_user"));

      String signed = caller.sign("GET", "/workouts/get_workouts").url();
      SigningCaller.send("GET", signed.replace("?", "?limit=5&"), null, null);
      assertThat(next(received).mistakes()).containsExactly("query-not-signed");

      SigningCaller.send("GET", told.baseUrl().resolve("/__admin/mappings").toString(), null, null);
      assertThat(next(received).refusal()).isEqualTo("admin-key-missing");

      told.answerOnce("users/get_user", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
      assertThatThrownBy(() -> caller.get("/users/get_user"))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(next(received).refusal()).isEqualTo("fault-malformed-response-chunk");
    }
  }

  private static SandboxRequest next(LinkedBlockingQueue<SandboxRequest> received)
      throws InterruptedException {
    SandboxRequest next = received.poll(30, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  @Test
  void requests_areBounded() {
    for (int i = 0; i < RequestLog.MOST + 5; i++) {
      call(null, "/nothing/" + i);
    }
    String page = visitor.page("console/rows");
    assertThat(page.split("<tr", -1)).hasSize(RequestLog.MOST + 1);
    assertThat(visitor.response("console/requests/5").statusCode()).isEqualTo(404);
    assertThat(visitor.response("console/requests/6").statusCode()).isEqualTo(200);
  }

  @Test
  void longForm_isCut_andSaysSo() {
    SigningCaller.send(
        "POST",
        SigningCaller.of(sandbox, token).sign("POST", "/workouts/create_workout").url(),
        "notes=" + "x".repeat(50_000),
        null);

    assertThat(visitor.page("console/requests/1"))
        .contains("too long to be kept")
        .hasSizeLessThan(120_000);
  }

  @Test
  void copies_areCommandsOfAShell() {
    call(TokenCredentials.of("unknown", "nothing"), "/workouts/get_workouts?limit=5&q=it%27s");

    assertThat(visitor.page("console/requests/1"))
        .contains("mmf call --base-url " + sandbox.baseUrl(), "limit&#x3D;5", "curl -X GET")
        .contains("&#x27;q&#x3D;it&#x27;\\&#x27;&#x27;s&#x27;");
  }

  @Test
  void staleTimestamp_isNamed() {
    Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
    SigningCaller late = new SigningCaller(sandbox, sandbox.clientCredentials(), token, slow);
    HttpResponse<String> refused =
        SigningCaller.send("GET", late.sign("GET", "/users/get_user").url(), null, null);

    assertThat(visitor.help(refused)).contains("data-mistake=\"stale-timestamp\"");
  }

  @Test
  void unknownClient_isNamed() {
    SigningCaller other =
        new SigningCaller(sandbox, ClientCredentials.of("nobody", "none"), null, Clock.systemUTC());
    HttpResponse<String> refused =
        SigningCaller.send("GET", other.sign("GET", "/users/get_user").url(), null, null);

    assertThat(refused.headers().firstValue("X-Mmf-Refusal")).hasValue("unknown-client");
    assertThat(visitor.help(refused)).contains("data-mistake=\"unknown-client\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "console/rows", "console/users", "console/requests/1"})
  void console_isOffByDefault(String path) {
    try (MmfSandbox embedded = MmfSandbox.start()) {
      HttpResponse<String> page = new Visitor(embedded).response(path);
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.headers().firstValue("X-Mmf-Refusal")).hasValue("unknown-method");
      assertThat(page.headers().firstValue("Link")).isEmpty();
      assertThat(embedded.consoleUrl()).isNull();
    }
  }
}
