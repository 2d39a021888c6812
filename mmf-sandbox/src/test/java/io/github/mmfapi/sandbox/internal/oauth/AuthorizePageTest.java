package io.github.mmfapi.sandbox.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SettableClock;
import io.github.mmfapi.sandbox.SigningCaller;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizePageTest {
  private static final String CALLBACK = "http://127.0.0.1:12345/?app=1";

  private final MmfSandbox sandbox = MmfSandbox.start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth/authorize/", "/oauth/authorize", "/3.1/oauth/authorize"})
  void page_atEachUrlThatClientsUsed_isAFormThatPostsToItself(String path) {
    HttpResponse<String> page = get(path + "?oauth_token=" + requestToken().get("oauth_token"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body())
        .contains("<form method=\"post\" action=\"" + path + "\">")
        .contains(">Authorize</button>", ">Deny</button>", "type=\"password\"")
        .doesNotContain("<script");
  }

  @ParameterizedTest
  @CsvSource({
    "oob, 'then shown a number to type into it.', ''",
    "http://127.0.0.1:12345/?app=1, 'then sent back to 127.0.0.1:12345.', http://127.0.0.1:12345",
    "https://app.example/back, 'then sent back to app.example.', https://app.example",
    "my-app:/back, 'then sent back to my-app.', my-app:"
  })
  void page_tellsWhereItLeads(String callback, String told, String target) {
    String token = requestToken(sandbox, callback).get("oauth_token");

    HttpResponse<String> page = get("/oauth/authorize?oauth_token=" + token);

    assertThat(page.body()).contains("You are " + told);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .matches(".*form-action 'self'" + (target.isEmpty() ? "" : " " + target) + "(;.*)?");
  }

  /** The field to type into next has the focus, and a wrong field is told to screen readers. */
  @Test
  void page_afterAWrongPassword_leadsToThePassword() {
    String token = requestToken().get("oauth_token");
    HttpResponse<String> first = get("/oauth/authorize?oauth_token=" + token);
    HttpResponse<String> again =
        submit(
            token, CALLBACK, "authorize", new SandboxUser(1, sandbox.user().username(), "guess"));

    assertThat(first.headers().firstValue("X-Mmf-Refusal")).isEmpty();
    assertThat(again.headers().firstValue("X-Mmf-Refusal")).hasValue("log-in-failed");
    assertThat(first.body())
        .contains("<title>Authorize an application")
        .containsPattern("id=\"username\"[^>]* autofocus>")
        .doesNotContainPattern("id=\"password\"[^>]* autofocus")
        .doesNotContain("aria-invalid=\"", "role=\"alert\"");
    assertThat(again.body())
        .contains("<title>Error: Authorize an application", "role=\"alert\" id=\"alert\"")
        .doesNotContainPattern("id=\"username\"[^>]* autofocus")
        .containsPattern(
            "id=\"password\"[^>]* autofocus aria-invalid=\"true\" aria-describedby=\"alert\">");
  }

  @Test
  void submit_authorize_redirectsToTheCallbackWithTokenAndVerifier() {
    String token = requestToken().get("oauth_token");

    HttpResponse<String> response = submit(token, CALLBACK, "authorize", sandbox.user());

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location").orElseThrow())
        .matches(
            "http://127\\.0\\.0\\.1:12345/\\?app=1&oauth_token="
                + token
                + "&oauth_verifier=\\d{4}");
  }

  @Test
  void submit_deny_redirectsWithoutVerifierAndDiscardsTheToken() {
    String token = requestToken().get("oauth_token");

    HttpResponse<String> response = submit(token, CALLBACK, "deny", null);

    assertThat(response.headers().firstValue("Location"))
        .hasValue(CALLBACK + "&oauth_token=" + token + "&oauth_problem=user_refused");
    assertThat(get("/oauth/authorize?oauth_token=" + token).statusCode()).isEqualTo(400);
  }

  @Test
  void submit_wrongPassword_showsTheFormAgain() {
    HttpResponse<String> response =
        submit(
            requestToken().get("oauth_token"),
            CALLBACK,
            "authorize",
            new SandboxUser(1, sandbox.user().username(), "guess"));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body())
        .contains("User name or password is wrong.", "<form")
        .doesNotContain("guess");
  }

  @Test
  void submit_withoutCallback_showsTheVerifier() {
    HttpResponse<String> response =
        submit(requestToken().get("oauth_token"), null, "authorize", sandbox.user());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).containsPattern("<output>\\d{4}</output>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "no-url", "http://a b/"})
  void page_withCallbackThatCannotCallAnApplication_isRefused(String callback) {
    String query =
        Parameters.render(
            List.of(
                new Parameter("oauth_token", requestToken().get("oauth_token")),
                new Parameter("oauth_callback", callback)));

    assertThat(get("/oauth/authorize?" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void page_escapesTheCallback() {
    String query =
        Parameters.render(
            List.of(
                new Parameter("oauth_token", requestToken().get("oauth_token")),
                new Parameter("oauth_callback", "http://h/?x=%22%3E'&y=")));

    assertThat(get("/oauth/authorize?" + query).body())
        .contains("value=\"http://h/?x=%22%3E&#39;&amp;y=\"");
  }

  @Test
  void accessToken_withVerifier_worksOnce() {
    Map<String, String> temporary = requestToken();
    HttpResponse<String> redirect =
        submit(temporary.get("oauth_token"), CALLBACK, "authorize", sandbox.user());
    String location = redirect.headers().firstValue("Location").orElseThrow();
    String verifier = location.substring(location.lastIndexOf('=') + 1);

    HttpResponse<String> wrong = exchange(temporary, "no" + verifier);
    HttpResponse<String> first = exchange(temporary, verifier);
    HttpResponse<String> second = exchange(temporary, verifier);

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(first.body()).matches("oauth_token=[0-9a-f]{41}&oauth_token_secret=[0-9a-f]{32}");
    assertThat(second.statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1/a, http://127.0.0.1:1/a, http://127.0.0.1:1/a",
    "http://127.0.0.1:1/, http://127.0.0.1:1, http://127.0.0.1:1/",
    "http://127.0.0.1:1, http://127.0.0.1:1/, http://127.0.0.1:1",
    "http://127.0.0.1:1/a, , http://127.0.0.1:1/a",
    "oob, http://evil.example/, oob",
    "oob, oob, oob",
    ", http://127.0.0.1:1/a, http://127.0.0.1:1/a",
    ", , oob"
  })
  void callback_inTheLink_doesNotOverrideTheSignedOne(
      @Nullable String signed, @Nullable String inLink, String chosen) {
    String token = requestToken(sandbox, signed).get("oauth_token");
    String link = "/oauth/authorize?" + Parameters.render(link(token, inLink));

    assertThat(get(link).body()).contains("name=\"oauth_callback\" value=\"" + chosen + "\"");
    HttpResponse<String> response = submit(token, inLink, "authorize", sandbox.user());
    if (chosen.equals("oob")) {
      assertThat(response.body()).containsPattern("<output>\\d{4}</output>");
    } else {
      assertThat(response.headers().firstValue("Location").orElse("")).startsWith(chosen + "?");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1/a, http://evil.example/",
    "http://127.0.0.1:1/a, http://127.0.0.1:2/a",
    "http://127.0.0.1:1/a, http://127.0.0.1:1/b",
    "http://127.0.0.1:1/a, http://127.0.0.1:1/a?x=1",
    "http://127.0.0.1:1/a, oob"
  })
  void callback_inTheLinkThatIsNotTheSignedOne_isRefused(String signed, String inLink) {
    String token = requestToken(sandbox, signed).get("oauth_token");

    HttpResponse<String> page = get("/oauth/authorize?" + Parameters.render(link(token, inLink)));
    HttpResponse<String> submitted = submit(token, inLink, "authorize", sandbox.user());

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Callback refused").doesNotContain("<form");
    assertThat(submitted.statusCode()).isEqualTo(400);
    assertThat(submitted.headers().firstValue("Location")).isEmpty();
  }

  private static List<Parameter> link(String token, @Nullable String callback) {
    List<Parameter> link = new ArrayList<>(List.of(new Parameter("oauth_token", token)));
    if (callback != null) {
      link.add(new Parameter("oauth_callback", callback));
    }
    return link;
  }

  @Test
  void accessToken_afterFiveWrongVerifiers_isRefusedForGood() {
    Map<String, String> spared = requestToken();
    Map<String, String> ended = requestToken();

    for (Map<String, String> temporary : List.of(spared, ended)) {
      String verifier = verifierOf(temporary);
      int wrong =
          temporary == spared
              ? IssuedCredentials.WRONG_VERIFIERS - 1
              : IssuedCredentials.WRONG_VERIFIERS;
      for (int i = 0; i < wrong; i++) {
        assertThat(exchange(temporary, "x" + i).statusCode()).isEqualTo(401);
      }
      assertThat(exchange(temporary, verifier).statusCode())
          .isEqualTo(temporary == spared ? 200 : 401);
    }
    assertThat(exchange(ended, null).statusCode()).isEqualTo(401);
  }

  private String verifierOf(Map<String, String> temporary) {
    HttpResponse<String> page =
        submit(temporary.get("oauth_token"), null, "authorize", sandbox.user());
    return page.body().replaceAll("(?s).*<output>(\\d{4})</output>.*", "$1");
  }

  @Test
  void strict_refusesWhatRfc5849Forbids() {
    try (MmfSandbox strict = MmfSandbox.builder().strict().start()) {
      String url = strict.baseUrl() + "/oauth/access_token";
      Map<String, String> temporary = requestToken(strict, "oob");
      SigningRequest withoutVerifier =
          SigningRequest.of("POST", url)
              .withToken(
                  TemporaryCredentials.of(
                      temporary.get("oauth_token"), temporary.get("oauth_token_secret")));
      String unsigned = signer().sign(SigningRequest.of("POST", requestTokenUrl(strict))).body();

      HttpResponse<String> noCallback =
          SigningCaller.send("POST", requestTokenUrl(strict), unsigned, null);
      HttpResponse<String> noVerifier =
          SigningCaller.send("POST", url, signer().sign(withoutVerifier).body(), null);

      assertThat(noCallback.statusCode()).isEqualTo(400);
      assertThat(noCallback.body()).contains("oauth_callback must be signed");
      assertThat(noVerifier.statusCode()).isEqualTo(400);
      assertThat(noVerifier.body()).contains("oauth_verifier must be signed");
    }
  }

  @Test
  void accessToken_withoutVerifier_worksAsIn2012UnlessStrict() {
    Map<String, String> temporary = requestToken();
    submit(temporary.get("oauth_token"), CALLBACK, "authorize", sandbox.user());

    assertThat(exchange(temporary, null).statusCode()).isEqualTo(200);
  }

  @Test
  void submit_withCsrfTokenOfAnotherBrowserOrToken_changesNothing() {
    String mine = requestToken().get("oauth_token");
    String other = requestToken().get("oauth_token");
    String page = get("/oauth/authorize?oauth_token=" + mine).body();
    String csrfToken = page.replaceAll("(?s).*name=\"csrf_token\" value=\"([^\"]*)\".*", "$1");
    String stranger = OAuthMethods.SESSION_COOKIE + "=" + "0".repeat(32);

    for (String token : List.of(mine, other)) {
      HttpResponse<String> response = post(token, csrfToken, stranger, CALLBACK, "deny", null);

      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).contains("was not shown to you here", "<form");
      assertThat(get("/oauth/authorize?oauth_token=" + token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void page_hasAContentSecurityPolicy() {
    String query =
        "?oauth_token=" + requestToken().get("oauth_token") + "&oauth_callback=http%3A%2F%2Fh%3A81";
    var headers = get("/oauth/authorize" + query).headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'")
        .endsWith("form-action 'self' http://h:81");
    assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
    assertThat(headers.firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void page_afterTenMinutes_saysThatTheRequestHasExpired() {
    SettableClock clock = new SettableClock();
    try (MmfSandbox later = MmfSandbox.builder().clock(clock).start()) {
      String url = later.baseUrl() + "/oauth/request_token";
      OAuth1Signer signer =
          OAuth1Signer.builder().clientCredentials(later.clientCredentials()).clock(clock).build();
      String body = signer.sign(SigningRequest.of("POST", url)).body();
      String token = fields(SigningCaller.send("POST", url, body, null).body()).get("oauth_token");

      clock.advance(IssuedCredentials.LIFETIME.plusSeconds(1));
      HttpResponse<String> page =
          SigningCaller.send("GET", later.authorizeUrl() + "?oauth_token=" + token, null, null);

      assertThat(page.statusCode()).isEqualTo(400);
      assertThat(page.body()).contains("This request has expired").doesNotContain("<form");
    }
  }

  @Test
  void accessToken_beforeTheUserAuthorized_isRefused() {
    assertThat(exchange(requestToken(), null).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> get(String path) {
    return SigningCaller.send("GET", root() + path, null, null);
  }

  private String root() {
    return "http://" + sandbox.baseUrl().getAuthority();
  }

  private HttpResponse<String> submit(
      @Nullable String token,
      @Nullable String callback,
      String decision,
      @Nullable SandboxUser user) {
    HttpResponse<String> page = get("/oauth/authorize?oauth_token=" + token);
    String csrfToken =
        page.body().replaceAll("(?s).*name=\"csrf_token\" value=\"([^\"]*)\".*", "$1");
    String cookie = page.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
    return post(String.valueOf(token), csrfToken, cookie, callback, decision, user);
  }

  private HttpResponse<String> post(
      String token,
      String csrfToken,
      String cookie,
      @Nullable String callback,
      String decision,
      @Nullable SandboxUser user) {
    String form =
        Parameters.render(
            List.of(
                new Parameter("oauth_token", token),
                new Parameter("csrf_token", csrfToken),
                new Parameter("oauth_callback", callback == null ? "" : callback),
                new Parameter("username", user == null ? "" : user.username()),
                new Parameter("password", user == null ? "" : user.password()),
                new Parameter("decision", decision)));
    return SigningCaller.send("POST", root() + "/oauth/authorize", form, null, cookie);
  }

  private Map<String, String> requestToken() {
    return requestToken(sandbox, null);
  }

  private Map<String, String> requestToken(MmfSandbox from, @Nullable String callback) {
    String url = requestTokenUrl(from);
    SigningRequest request = SigningRequest.of("POST", url).withCallback(callback);
    return fields(SigningCaller.send("POST", url, signer().sign(request).body(), null).body());
  }

  private static String requestTokenUrl(MmfSandbox of) {
    return of.baseUrl() + "/oauth/request_token";
  }

  private HttpResponse<String> exchange(Map<String, String> temporary, @Nullable String verifier) {
    String url = sandbox.baseUrl() + "/oauth/access_token";
    SigningRequest request =
        SigningRequest.of("POST", url)
            .withToken(
                TemporaryCredentials.of(
                    temporary.get("oauth_token"), temporary.getOrDefault("oauth_token_secret", "")))
            .withVerifier(verifier);
    return SigningCaller.send("POST", url, signer().sign(request).body(), null);
  }

  private OAuth1Signer signer() {
    return OAuth1Signer.builder().clientCredentials(sandbox.clientCredentials()).build();
  }

  private static Map<String, String> fields(String form) {
    return Parameters.parse(form).stream()
        .collect(Collectors.toMap(Parameter::name, Parameter::value));
  }
}
