package io.github.mmfapi.sandbox.internal.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Parameter;
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
