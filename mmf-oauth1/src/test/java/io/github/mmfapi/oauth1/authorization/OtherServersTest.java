package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TestServer;
import io.github.mmfapi.oauth1.TestServer.CannedResponse;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks and token responses as servers other than MapMyFitness send them. */
class OtherServersTest {

  private static final PendingAuthorization PENDING =
      new PendingAuthorization(
          TemporaryCredentials.of("temp", "temp-s3cret"),
          URI.create("https://app.example/callback"),
          Instant.parse("2013-01-16T10:31:14Z"));
  private static final String TOKEN = "oauth_token=tok&oauth_token_secret=tok-s3cret";

  private final Queue<CannedResponse> responses = new ArrayDeque<>();
  private TestServer server;
  private WebRedirectionFlow flow;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(request -> responses.remove());
    flow =
        WebRedirectionFlow.builder()
            .endpoints(Fixtures.endpoints(server.url()))
            .clientCredentials(Fixtures.CLIENT)
            .build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "oauth_token=temp&oauth_verifier=denied, ",
    "error=access_denied, access_denied",
    "oauth_token=temp&error=access_denied, access_denied",
    "oauth_token=temp&error=access_denied&oauth_verifier=5891, access_denied",
    "oauth_token=temp&error=consumer_blocked, consumer_blocked",
    "oauth_token=temp&rejected=1, ",
    "denied=temp, ",
    "oauth_token=temp&oauth_problem=refus%E9, ",
    "oauth_problem=parameter_rejected&oauth_token=temp&oauth_verifier=rejected, parameter_rejected"
  })
  void complete_denial_isTypedAndNothingIsSent(String query, @Nullable String problem) {
    assertThatExceptionOfType(AuthorizationDeniedException.class)
        .isThrownBy(() -> flow.complete(PENDING, received(query)))
        .isExactlyInstanceOf(AuthorizationDeniedException.class)
        .withMessageStartingWith("Access was not granted" + (problem == null ? "." : ": "))
        .satisfies(e -> assertThat(e.oauthProblem()).isEqualTo(problem));
    assertThat(server.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oauth_token=foreign&rejected=1",
        "oauth_token=foreign&error=access_denied",
        "oauth_token=foreign&oauth_verifier=denied"
      })
  void complete_denialOfAnotherToken_isForeign(String query) {
    assertThatExceptionOfType(ForeignCallbackException.class)
        .isThrownBy(() -> flow.complete(PENDING, received(query)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rejected=1", "error=other", "rejected=1&error=0"})
  void complete_wordsThatAreNoDenial_areNoCallback(String query) {
    assertThatExceptionOfType(MalformedCallbackException.class)
        .isThrownBy(() -> flow.complete(PENDING, received(query)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error=&oauth_token=temp&oauth_verifier=5891",
        "error=none&rejected=0&oauth_token=temp&oauth_verifier=5891",
        "oauth_token=temp&oauth_verifier=5891&discount=100%25%E9&fullname=Andr%E9",
        "%E9=1&oauth_token=temp&oauth_verifier=5891",
        "%EF%BB%BFoauth_token=temp&oauth_verifier=5891",
        "fullname=Andr%E9&fullname=Andr%E9&oauth%5Ftoken=temp&oauth_verifier=5891&x;y=1;2"
      })
  void complete_callbackWithOtherParameters_usesTheVerifier(String query) {
    responses.add(CannedResponse.of(200, "text/plain", TOKEN));
    assertThat(flow.complete(PENDING, received(query)))
        .isEqualTo(TokenCredentials.of("tok", "tok-s3cret"));
    assertThat(server.onlyRequest().body()).contains("oauth_verifier=5891");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oauth_token=temp%E9&oauth_verifier=5891",
        "oauth_token=temp&oauth_verifier=%E9",
        "oauth_token=%E9&oauth_token=temp&oauth_verifier=5891",
        "oauth_token=temp&oauth_verifier=1&oauth_verifier=%E9",
        "oauth_token=temp;oauth_token=x&oauth_verifier%E9=5891&oauth_token=y"
      })
  void complete_neededParameterUnclear_isNoCallback(String query) {
    assertThatExceptionOfType(MalformedCallbackException.class)
        .isThrownBy(() -> flow.complete(PENDING, received(query)));
  }

  @Test
  void complete_verifierOfADenialRefused_isADenial() {
    responses.add(CannedResponse.of(401, "text/plain", "oauth_problem=permission_denied"));
    assertThatExceptionOfType(AuthorizationDeniedException.class)
        .isThrownBy(() -> flow.complete(PENDING, "denied"))
        .withMessageContaining("Access was not granted: the server reports permission_denied")
        .satisfies(e -> assertThat(e.oauthProblem()).isEqualTo("permission_denied"))
        .havingCause()
        .isInstanceOfSatisfying(
            TokenRequestException.class, e -> assertThat(e.status()).isEqualTo(401));
  }

  @ParameterizedTest
  @CsvSource({
    "rejected, token_rejected, begin a new authorization",
    "token, token_expired, begin a new authorization",
    "invalid, verifier_invalid, Ask the user for the verifier again",
    "timestamp, timestamp_refused, Set this computer's clock",
    "consumer, consumer_key_unknown, Check the client key"
  })
  void complete_verifierIsPartOfTheProblem_theProblemCounts(
      String verifier, String problem, String advice) {
    responses.add(CannedResponse.of(401, "text/plain", "oauth_problem=" + problem));
    assertThatExceptionOfType(TokenRequestException.class)
        .isThrownBy(() -> flow.complete(PENDING, verifier))
        .withMessageContaining(advice)
        .satisfies(e -> assertThat(e.oauthProblem()).isEqualTo(problem));
  }

  @Test
  void complete_problemOfAnotherVocabulary_isMasked() {
    responses.add(CannedResponse.of(401, "text/plain", "oauth_problem=not_5891_but_5892"));
    assertThatExceptionOfType(TokenRequestException.class)
        .isThrownBy(() -> flow.complete(PENDING, "5891"))
        .withMessageNotContaining("5891")
        .satisfies(e -> assertThat(e.oauthProblem()).isEqualTo("not_***_but_5892"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TOKEN + "&fullname=Andr%E9",
        "fullname=Andr%E9&" + TOKEN,
        TOKEN + "&discount=100%",
        "%zz=1&" + TOKEN,
        "\uFEFF" + TOKEN,
        " \uFEFF\r\n" + TOKEN + "\r\n",
        "%EF%BB%BF" + TOKEN,
        TOKEN + "&oauth_token=%E9&oauth_token_secret=second",
        TOKEN + "&a;b=1;2",
        "oauth%5Ftoken=tok&oauth_token%5Fsecret=tok%2Ds3cret&oauth_problem="
      })
  void complete_tokenResponseWithOtherFields_yieldsTheToken(String body) {
    responses.add(CannedResponse.of(200, "text/html", body));
    assertThat(flow.complete(PENDING, "5891")).isEqualTo(TokenCredentials.of("tok", "tok-s3cret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oauth_token=tok&oauth_token_secret=%E9",
        "oauth_token=%E9&oauth_token=tok&oauth_token_secret=tok-s3cret",
        "oauth_token=tok;oauth_token_secret=tok-s3cret",
        "fullname=Andr%E9"
      })
  void complete_neededFieldUnreadable_isMalformed(String body) {
    responses.add(CannedResponse.of(200, "text/html", body));
    assertThatExceptionOfType(MalformedTokenResponseException.class)
        .isThrownBy(() -> flow.complete(PENDING, "5891"))
        .withMessageNotContaining("tok-s3cret");
  }

  @Test
  void complete_jsonAfterAByteOrderMark_isCalledJson() {
    responses.add(CannedResponse.of(200, "text/html", "\uFEFF{\"a\":1}"));
    assertThatExceptionOfType(MalformedTokenResponseException.class)
        .isThrownBy(() -> flow.complete(PENDING, "5891"))
        .withMessageContaining("JSON document");
  }

  @Test
  void complete_problemBesideAnUndecodablePair_isRead() {
    responses.add(
        CannedResponse.of(401, "text/plain", "message=Acc%E8s&oauth_problem=token_expired"));
    assertThatExceptionOfType(TemporaryCredentialsRefusedException.class)
        .isThrownBy(() -> flow.complete(PENDING, "5891"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Basic realm=\"x\", OAuth realm=\"y\", oauth_problem=\"token_expired\"",
        "OAuth oauth_problem=\"token_expired\", Basic realm=\"x, \\\"OAuth\\\"\"",
        "Negotiate, NTLM abc==, OAuth oauth_problem = token_expired",
        "Basic realm=\"a, OAuth oauth_problem=\\\"user_refused\\\"\", oauth oauth_problem=\"token_expired\""
      })
  void complete_challengeAmongOthers_isRead(String challenges) {
    responses.add(CannedResponse.of(401, "text/plain", "no", "WWW-Authenticate: " + challenges));
    assertThatExceptionOfType(TemporaryCredentialsRefusedException.class)
        .isThrownBy(() -> flow.complete(PENDING, "5891"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic realm=\"x\"", "Basic realm=\"never closed", "OAuth", "Digest a=b, qop="})
  void complete_challengeInAHeaderOfItsOwn_isRead(String other) {
    String challenge = "WWW-Authenticate: OAuth oauth_problem=\"token_expired\"";
    for (int position = 0; position < 2; position++) {
      String[] headers = {challenge, challenge};
      headers[position] = "WWW-Authenticate: " + other;
      responses.add(CannedResponse.of(401, "text/plain", "no", headers));
      assertThatExceptionOfType(TemporaryCredentialsRefusedException.class)
          .isThrownBy(() -> flow.complete(PENDING, "5891"));
    }
  }

  private static URI received(String query) {
    return URI.create("https://app.example/callback?" + query);
  }
}
