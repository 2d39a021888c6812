package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TestServer;
import io.github.mmfapi.oauth1.TestServer.CannedResponse;
import io.github.mmfapi.oauth1.internal.SecretText;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exceptions of a caller if a server issues no credentials. */
class TokenRefusalTest {

  private static final TemporaryCredentials TEMPORARY =
      TemporaryCredentials.of("temp", "temporary/secret");
  private static final String VERIFIER = "verif/ier";

  @Test
  void refusal_withProblemInTheBody_tellsStatusProblemAndWhatToDo() throws IOException {
    TokenRequestException e =
        refusal(CannedResponse.of(401, "text/plain", "oauth_problem=signature_invalid&x=y"));
    assertThat(e)
        .isNotInstanceOf(MalformedTokenResponseException.class)
        .hasMessageContaining("/oauth/access_token was refused with HTTP 401")
        .hasMessageContaining("oauth_problem=signature_invalid")
        .hasMessageContaining("Check client key, client secret and this computer's clock");
    assertThat(e.status()).isEqualTo(401);
    assertThat(e.oauthProblem()).isEqualTo("signature_invalid");
    assertThat(e.contentType()).isEqualTo("text/plain");
  }

  @ParameterizedTest
  @CsvSource({
    "'OAuth realm=\"r\", oauth_problem=\"timestamp_refused\"', timestamp_refused",
    "'OAuth oauth_problem=nonce_used', nonce_used",
    "'Basic realm=\"r\"', ",
    "'OAuth broken', "
  })
  void refusal_withChallenge_tellsTheProblemIfItNamesOne(String challenge, @Nullable String problem)
      throws IOException {
    TokenRequestException e =
        refusal(CannedResponse.of(403, "text/plain", "no", "WWW-Authenticate: " + challenge));
    assertThat(e.oauthProblem()).isEqualTo(problem);
    assertThat(e.excerpt()).isEqualTo("no");
  }

  @Test
  void refusal_withProblemAndStatus200_isStillARefusal() throws IOException {
    assertThat(refusal(CannedResponse.of(200, "text/plain", "oauth_problem=token_rejected")))
        .isNotInstanceOf(MalformedTokenResponseException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "199, Check client key",
    "300, Redirects are not followed",
    "399, Redirects are not followed",
    "400, Check client key",
    "499, Check client key",
    "500, The server failed; try again later",
    "599, The server failed; try again later"
  })
  void refusal_status_saysWhatToDo(int status, String advice) {
    TokenResponse response = new TokenResponse(status, null, null, null, "", List.of());
    assertThatExceptionOfType(TokenRequestException.class)
        .isThrownBy(() -> TokenRefusal.issued("The request", response))
        .withMessageStartingWith("The request was refused with HTTP " + status + ". " + advice);
  }

  @ParameterizedTest
  @CsvSource({
    "TEMPORARY_CREDENTIALS, , Check client key",
    "TEMPORARY_CREDENTIALS, token_used, The temporary credentials are expired",
    "TEMPORARY_CREDENTIALS, nonce_used, Check client key",
    "SESSION, , The session is over",
    "SESSION, token_expired, The session is over",
    "SESSION, permission_denied, The session is over",
    "SESSION, nonce_used, Check client key",
    "PASSWORD, , Check user name and password",
    "PASSWORD, token_rejected, Check user name and password",
    "PASSWORD, permission_denied, Check user name and password",
    "PASSWORD, nonce_used, Check client key"
  })
  void refusal_ofWhatIsExchanged_saysWhatToDoAboutIt(
      TokenRefusal.Exchanged exchanged, @Nullable String problem, String advice) {
    String challenge = problem == null ? null : "OAuth oauth_problem=" + problem;
    TokenResponse response = new TokenResponse(401, null, challenge, null, "", List.of());
    assertThatExceptionOfType(TokenRequestException.class)
        .isThrownBy(() -> TokenRefusal.issued(exchanged, "The request", response))
        .withMessageContaining(". " + advice);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, '  <html><title>Log in</title>', web page",
    "application/json, '{\"result\":{\"status\":-1,\"output\":[]}}', JSON document",
    "text/plain, '', the body is empty",
    "text/plain, 'oauth_token=only', not the form of RFC 5849",
    "text/plain, 'oauth_token=&oauth_token_secret=x', not the form of RFC 5849",
    "text/plain, 'oauth_token=%zz&oauth_token_secret=x', not the form of RFC 5849",
    "text/plain, 'my_oauth_token=a&my_oauth_token_secret=x', not the form of RFC 5849"
  })
  void malformed_answer_isTypedAndSaysWhatItLooksLike(String type, String body, String hint)
      throws IOException {
    TokenRequestException e = refusal(CannedResponse.of(200, type, body));
    assertThat(e).isInstanceOf(MalformedTokenResponseException.class).hasMessageContaining(hint);
    assertThat(e.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret was kept secret/&% you know",
        "secret was kept%20secret%2F%26%25 you know",
        "base string a%26b%3Dkept%2520secret%252F%2526%2525 you know",
        "PLAINTEXT kept%20secret%2F%26%25&temporary%2Fsecret",
        "you sent verif/ier and temporary/secret",
        "base string oauth_verifier%3Dverif%252Fier",
        "oauth_token_secret=issued-secret",
        "{\"oauth_token_secret\": \"issued-secret\"}",
        "<oauth_token_secret>issued-secret</oauth_token_secret>",
        "md5_password: issued-secret, contact issued-secret@example.com"
      })
  void excerpt_serverEchoesSecrets_masksThem(String body) throws IOException {
    for (int status : new int[] {200, 401}) {
      TokenRequestException e = refusal(CannedResponse.of(status, "text/plain", body));
      for (String text : new String[] {String.valueOf(e.getMessage()), e.excerpt()}) {
        assertThat(text)
            .contains("***")
            .doesNotContain(
                "kept secret",
                "kept%20secret",
                "kept%2520secret",
                "temporary/secret",
                "temporary%2Fsecret",
                "verif/ier",
                "verif%252Fier",
                "issued-secret");
      }
    }
  }

  @Test
  void excerpt_longResponse_isShortAndOnOneLine() throws IOException {
    TokenRequestException e =
        refusal(
            CannedResponse.of(500, "text/html", "<p>\r\n\tline\u0007 two</p>" + "x".repeat(1000)));
    assertThat(e.excerpt()).startsWith("<p> line\\u0007 two</p>xxx").endsWith("x...").hasSize(203);
  }

  @Test
  @Timeout(10)
  void excerpt_oneEndlessWord_isFoundWithoutDelay() {
    assertThat(SecretText.excerpt("x".repeat(60_000) + "s3cret", List.of("s3cret"))).hasSize(203);
  }

  private static TokenRequestException refusal(CannedResponse response) throws IOException {
    try (TestServer server = TestServer.start(request -> response)) {
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(Fixtures.endpoints(server.url()))
              .clientCredentials(Fixtures.CLIENT)
              .build();
      return assertThatExceptionOfType(TokenRequestException.class)
          .isThrownBy(() -> flow.requestTokenCredentials(TEMPORARY, VERIFIER, null))
          .actual();
    }
  }
}
