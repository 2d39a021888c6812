package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TestServer;
import io.github.mmfapi.oauth1.TestServer.CannedResponse;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow of a web application: two requests of a browser, and the state between them. */
class PendingAuthorizationTest {

  private static final URI CALLBACK = URI.create("https://app.example/callback?state=1");
  private static final CannedResponse TOKEN =
      CannedResponse.of(200, "text/plain", "oauth_token=tok&oauth_token_secret=tok-s3cret");
  private static final PendingAuthorization PENDING =
      new PendingAuthorization(
          TemporaryCredentials.of("temp &=", "temp-s3cret &=%"),
          CALLBACK,
          Instant.parse("2013-01-16T10:31:14.123Z"));

  private final Queue<CannedResponse> responses = new ArrayDeque<>();
  private TestServer server;

  /** The responses have the real time, and a flow corrects a clock that is far from it. */
  private final Clock now =
      Clock.fixed(Instant.now().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);

  private WebRedirectionFlow flow;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(request -> responses.remove());
    flow =
        WebRedirectionFlow.builder()
            .endpoints(Fixtures.endpoints(server.url()))
            .clientCredentials(Fixtures.CLIENT)
            .clock(now)
            .build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Servers of 1.0a confirm the callback; MapMyFitness 3.1 did not (SEED Out[11]). */
  @ParameterizedTest
  @ValueSource(strings = {"&oauth_callback_confirmed=true", "", "&oauth_callback_confirmed=false"})
  void flow_acrossTwoRequests_yieldsTheToken(String confirmation) {
    responses.add(
        CannedResponse.of(
            200, "text/plain", "oauth_token=temp&oauth_token_secret=s" + confirmation));
    responses.add(TOKEN);

    PendingAuthorization pending = flow.begin(CALLBACK);
    URI url = flow.authorizationUrl(pending);
    String stored = pending.encode();
    TokenCredentials token =
        flow.complete(
            PendingAuthorization.decode(stored),
            URI.create(
                "http://10.0.0.1:8080/callback?state=1&oauth_token=temp&oauth_verifier=5%2B8"));

    assertThat(token).isEqualTo(TokenCredentials.of("tok", "tok-s3cret"));
    assertThat(pending.createdAt()).isEqualTo(now.instant());
    assertThat(url.getRawQuery())
        .isEqualTo(
            "oauth_token=temp&oauth_callback=https%3A%2F%2Fapp.example%2Fcallback%3Fstate%3D1");
    assertThat(Parameters.parse(server.received().get(1).body()))
        .contains(new Parameter("oauth_verifier", "5+8"), new Parameter("oauth_token", "temp"));
  }

  /** Each field of what was stored is damaged in turn, by a text that stands for a secret. */
  @Test
  void decode_damaged_saysNothingOfWhatWasStored() {
    responses.add(CannedResponse.of(200, "text/plain", "oauth_token=temp&oauth_token_secret=s"));
    String[] fields = flow.begin(CALLBACK).encode().split("&", -1);
    for (int i = 0; i < fields.length; i++) {
      for (String damage : List.of("hush hush", "hush%zz", "hush=")) {
        String[] damaged = fields.clone();
        damaged[i] = damaged[i].substring(0, damaged[i].indexOf('=') + 1) + damage;
        Throwable thrown =
            catchThrowable(() -> PendingAuthorization.decode(String.join("&", damaged)));

        if (thrown != null) {
          assertThat(thrown).as(damaged[i]).isInstanceOf(OAuth1Exception.class).hasNoCause();
          assertThat(thrown.getMessage()).doesNotContain("hush", "temp");
        }
      }
    }
  }

  @Test
  void flow_outOfBand_takesTheVerifierAsTyped() {
    responses.add(CannedResponse.of(200, "text/plain", "oauth_token=temp&oauth_token_secret=s"));
    responses.add(TOKEN);

    PendingAuthorization pending = flow.begin(null);
    assertThat(flow.authorizationUrl(pending).getRawQuery()).isEqualTo("oauth_token=temp");
    flow.complete(pending, " 5891\n");

    assertThat(Parameters.parse(server.received().get(0).body()))
        .contains(new Parameter("oauth_callback", "oob"));
    assertThat(Parameters.parse(server.received().get(1).body()))
        .contains(new Parameter("oauth_verifier", "5891"));
  }

  @Test
  void complete_blankVerifier_isRefusedBeforeSending() {
    assertThatIllegalArgumentException().isThrownBy(() -> flow.complete(PENDING, " \n"));
    assertThat(server.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oauth_token=foreign&oauth_verifier=1",
        "oauth_token=foreign",
        "oauth_token=foreign&oauth_problem=user_refused",
        "denied=foreign"
      })
  void complete_foreignCallback_isTypedAndNothingIsSent(String query) {
    assertThatExceptionOfType(ForeignCallbackException.class)
        .isThrownBy(() -> flow.complete(PENDING, received(query)))
        .withMessageContaining("another token than the one")
        .satisfies(e -> assertThat(e).hasMessageNotContainingAny("temp &=", "foreign"))
        .withMessageContaining("begin a new one")
        .satisfies(e -> assertThat(e.receivedToken()).isEqualTo("foreign"));
    assertThat(server.received()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "oauth_token=temp%20%26%3D&oauth_problem=user_refused, user_refused",
    "oauth_problem=permission_denied, permission_denied",
    "denied=temp%20%26%3D, ",
    "denied, "
  })
  void complete_denial_isTyped(String query, @Nullable String problem) {
    assertThatExceptionOfType(AuthorizationDeniedException.class)
        .isThrownBy(() -> flow.complete(PENDING, received(query)))
        .isExactlyInstanceOf(AuthorizationDeniedException.class)
        .withMessageContaining("begin a new authorization")
        .satisfies(e -> assertThat(e.oauthProblem()).isEqualTo(problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"oauth_token=temp+%26%3D", "oauth_token=temp+%26%3D&oauth_verifier="})
  void complete_withoutVerifier_isTypedAndSaysWhatToDo(String query) {
    assertThatExceptionOfType(MissingVerifierException.class)
        .isThrownBy(() -> flow.complete(PENDING, received(query)))
        .withMessageContaining("requestTokenCredentials without a verifier");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "x=y", "oauth_verifier=1", "oauth_token=a&oauth_token=b&oauth_verifier=1"})
  void complete_noCallback_isTyped(@Nullable String query) {
    URI received = URI.create("https://app.example/callback" + (query == null ? "" : "?" + query));
    assertThatExceptionOfType(MalformedCallbackException.class)
        .isThrownBy(() -> flow.complete(PENDING, received));
  }

  @ParameterizedTest
  @ValueSource(strings = {"token_expired", "token_used", "token_rejected", "token_revoked"})
  void complete_expiredOrUsedToken_isTypedAndSaysWhatToDo(String problem) {
    responses.add(CannedResponse.of(401, "text/plain", "oauth_problem=" + problem));
    assertThatExceptionOfType(TemporaryCredentialsRefusedException.class)
        .isThrownBy(() -> flow.complete(PENDING, "5891"))
        .withMessageContaining("begin a new authorization")
        .withMessageNotContaining("5891")
        .satisfies(e -> assertThat(e.oauthProblem()).isEqualTo(problem));
  }

  @ParameterizedTest
  @CsvSource({
    "verifier_invalid, Ask the user for the verifier again",
    "permission_unknown, wait for the callback",
    "user_refused, Access was not granted",
    "timestamp_refused, clock",
    "consumer_key_unknown, Check the client key",
    "signature_invalid, client secret"
  })
  void complete_otherProblem_saysWhatToDo(String problem, String advice) {
    responses.add(CannedResponse.of(401, "text/plain", "oauth_problem=" + problem));
    assertThatExceptionOfType(TokenRequestException.class)
        .isThrownBy(() -> flow.complete(PENDING, "5891"))
        .isExactlyInstanceOf(TokenRequestException.class)
        .withMessageContaining(advice);
  }

  @Test
  void complete_htmlErrorPage_isTyped() {
    responses.add(CannedResponse.of(200, "text/html", "<html><title>Sorry</title></html>"));
    assertThatExceptionOfType(MalformedTokenResponseException.class)
        .isThrownBy(() -> flow.complete(PENDING, "5891"))
        .withMessageContaining("web page");
  }

  @Test
  void decode_encoded_isEqual() {
    assertThat(PendingAuthorization.decode(PENDING.encode())).isEqualTo(PENDING);
    PendingAuthorization outOfBand =
        new PendingAuthorization(PENDING.temporaryCredentials(), null, PENDING.createdAt());
    assertThat(PendingAuthorization.decode(outOfBand.encode())).isEqualTo(outOfBand);
    assertThat(PENDING.encode()).matches("[!-~]+");
  }

  @Test
  void nothing_inPlaceOfAPendingAuthorization_isExplained() {
    assertThatExceptionOfType(OAuth1Exception.class)
        .isThrownBy(() -> PendingAuthorization.decode(null))
        .withMessageContaining("no pending authorization")
        .withMessageContaining("Begin a new authorization");
    for (ThrowingCallable step :
        List.<ThrowingCallable>of(
            () -> flow.authorizationUrl(null),
            () -> flow.complete(null, CALLBACK),
            () -> flow.complete(null, "5891"))) {
      assertThatNullPointerException()
          .isThrownBy(step)
          .withMessageContaining("the session holds no authorization; begin a new one");
    }
  }

  @Test
  void decode_anythingElse_isRefusedWithoutShowingIt() {
    String encoded = PENDING.encode();
    for (String text :
        List.of(
            "",
            "s3cret",
            "%zz",
            encoded.replace("version=1", "version=2"),
            encoded.replace("created_at=2", "created_at=x"),
            encoded.replace("https", "%20"),
            encoded.replace("oauth_token=temp%20%26%3D", "oauth_token="),
            encoded + "&x=y",
            encoded.substring(0, encoded.indexOf("&created_at")))) {
      assertThatExceptionOfType(OAuth1Exception.class)
          .as(text)
          .isThrownBy(() -> PendingAuthorization.decode(text))
          .withMessageContaining("Begin a new authorization")
          .withMessageNotContaining("s3cret")
          .withNoCause();
    }
  }

  @Test
  void decode_damagedInAnyWay_throwsNothingButTheTypedException() {
    Random random = new Random(5849);
    String encoded = PENDING.encode();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder damaged = new StringBuilder(encoded);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = random.nextInt(damaged.length());
        switch (random.nextInt(3)) {
          case 0 -> damaged.setCharAt(at, (char) random.nextInt(0x250));
          case 1 -> damaged.deleteCharAt(at);
          default -> damaged.insert(at, "%&=+:".charAt(random.nextInt(5)));
        }
      }
      Throwable thrown = catchThrowable(() -> PendingAuthorization.decode(damaged.toString()));
      // Some damage only makes another valid state.
      if (thrown != null) {
        assertThat(thrown).as(damaged.toString()).isExactlyInstanceOf(OAuth1Exception.class);
      }
    }
  }

  private static URI received(String query) {
    return URI.create("https://app.example/callback?" + query);
  }
}
