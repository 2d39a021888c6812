package io.github.mmfapi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SigningRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
  void page_atEachAddressThatClientsUsed_isAFormThatPostsToItself(String path) {
    HttpResponse<String> page = get(path + "?oauth_token=" + requestToken().get("oauth_token"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body())
        .contains("<form method=\"post\" action=\"" + path + "\">")
        .contains(">Authorize</button>", ">Deny</button>", "type=\"password\"")
        .doesNotContain("<script");
  }

  @Test
  void submit_authorize_redirectsToTheCallbackWithTokenAndVerifier() {
    String token = requestToken().get("oauth_token");

    HttpResponse<String> answer = submit(token, CALLBACK, "authorize", sandbox.user());

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .matches(
            "http://127\\.0\\.0\\.1:12345/\\?app=1&oauth_token="
                + token
                + "&oauth_verifier=\\d{4}");
  }

  @Test
  void submit_deny_redirectsWithoutVerifierAndEndsTheToken() {
    String token = requestToken().get("oauth_token");

    HttpResponse<String> answer = submit(token, CALLBACK, "deny", null);

    assertThat(answer.headers().firstValue("Location"))
        .hasValue(CALLBACK + "&oauth_token=" + token + "&oauth_problem=user_refused");
    assertThat(get("/oauth/authorize?oauth_token=" + token).statusCode()).isEqualTo(400);
  }

  @Test
  void submit_wrongPassword_showsTheFormAgain() {
    HttpResponse<String> answer =
        submit(
            requestToken().get("oauth_token"),
            CALLBACK,
            "authorize",
            new SandboxUser(1, sandbox.user().username(), "guess"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("User name or password is wrong.", "<form")
        .doesNotContain("guess");
  }

  @Test
  void submit_withoutCallback_showsTheVerifier() {
    HttpResponse<String> answer =
        submit(requestToken().get("oauth_token"), null, "authorize", sandbox.user());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).containsPattern("verifier to the application: \\d{4}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "no-url", "http://a b/"})
  void page_withCallbackThatCallsNoApplication_isRefused(String callback) {
    String query =
        Parameters.render(
            List.of(
                new Parameter("oauth_token", requestToken().get("oauth_token")),
                new Parameter("oauth_callback", callback)));

    assertThat(get("/oauth/authorize?" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void page_escapesWhatTheCallerSupplied() {
    String query =
        Parameters.render(
            List.of(
                new Parameter("oauth_token", requestToken().get("oauth_token")),
                new Parameter("oauth_callback", "http://h/?x=%22%3E'&y=")));

    assertThat(get("/oauth/authorize?" + query).body())
        .contains("value=\"http://h/?x=%22%3E&#39;&amp;y=\"");
  }

  @Test
  void accessToken_withVerifier_works_once() {
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
    String form =
        Parameters.render(
            List.of(
                new Parameter("oauth_token", String.valueOf(token)),
                new Parameter("oauth_callback", callback == null ? "" : callback),
                new Parameter("username", user == null ? "" : user.username()),
                new Parameter("password", user == null ? "" : user.password()),
                new Parameter("decision", decision)));
    return SigningCaller.send("POST", root() + "/oauth/authorize", form, null);
  }

  private Map<String, String> requestToken() {
    String url = sandbox.baseUrl() + "/oauth/request_token";
    String body = signer().sign(SigningRequest.of("POST", url)).body();
    return fields(SigningCaller.send("POST", url, body, null).body());
  }

  private HttpResponse<String> exchange(Map<String, String> temporary, @Nullable String verifier) {
    String url = sandbox.baseUrl() + "/oauth/access_token";
    SigningRequest request =
        SigningRequest.of("POST", url)
            .withToken(
                temporary.get("oauth_token"), temporary.getOrDefault("oauth_token_secret", ""))
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
