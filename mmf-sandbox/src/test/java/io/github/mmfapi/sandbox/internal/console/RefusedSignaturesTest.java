package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.internal.oauth.Html;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the console tells of a refused signature: the mistake, and both base strings. */
class RefusedSignaturesTest {
  private static final SandboxUser ANNA = new SandboxUser(4711, "anna", "s3cret-word");
  private static final SandboxUser BERT = new SandboxUser(4712, "bert", "other-word");

  private final MmfSandbox sandbox =
      MmfSandbox.builder().console(true).user(ANNA).user(BERT).start();

  private final Visitor visitor = new Visitor(sandbox);
  private final TokenCredentials token = sandbox.authorize(ANNA);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private HttpResponse<String> call(TokenCredentials used, String path) {
    String url = SigningCaller.of(sandbox, used).sign("GET", path).url();
    return SigningCaller.send("GET", url, null, null);
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
}
