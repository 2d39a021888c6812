package io.github.mmfapi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Client;
import feign.Logger;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.client.codec.MmfFeign;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.internal.call.CallRunner;
import io.github.mmfapi.client.internal.call.Listeners;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.ClockCorrection;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.value.Download;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three methods by which a token is made, with the values that the tutorial has published. */
class TokenCallsTest {
  /** SEED In[9], Out[10]. */
  private static final String RECORDED_BODY =
      "oauth_nonce=61346384004511306311358332274&oauth_timestamp=1358332274&oauth_version=1.0"
          + "&oauth_signature_method=HMAC-SHA1&oauth_consumer_key=da48d1af1f2a1fdd06bc573443bbd730"
          + "&oauth_callback=http%3A%2F%2F127.0.0.1%3A12345%2F"
          + "&oauth_signature=ISQWD4GyTDVBQY6GPiu6q4641jM%3D";

  /** SEED Out[11]. */
  private static final String RECORDED_RESPONSE =
      "oauth_token=46eac8f31bce6ff37dd408976e5cabe4050f6b285"
          + "&oauth_token_secret=0fba5a666475d0709e28ca714f7a05d5";

  private static final ClientCredentials TUTORIAL =
      ClientCredentials.of(
          "da48d1af1f2a1fdd06bc573443bbd730", "c321a87313ad3ed43a71ee116ca2b1390xa0x27191");
  private static final TemporaryCredentials TEMPORARY =
      TemporaryCredentials.of("temporary", "temporary-secret");
  private static final TokenCredentials TOKEN = TokenCredentials.of("token", "token-secret");

  private final List<Request> sent = new ArrayList<>();

  private MmfClient client(Placement placement, int status, String type, String body) {
    Client transport =
        (request, options) -> {
          sent.add(request);
          return Response.builder()
              .status(status)
              .headers(
                  Map.of(
                      "Content-Type",
                      List.of(type),
                      "Location",
                      List.of("http://h/?oauth_verifier=5891")))
              .request(request)
              .body(body, StandardCharsets.UTF_8)
              .build();
        };
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1_358_332_274L), ZoneOffset.UTC);
    MmfClientSettings settings =
        new MmfClientSettings(
            URI.create("http://api.mapmyfitness.com/3.1"),
            TUTORIAL,
            placement,
            clock,
            ClockSkewPolicy.standard(),
            new Request.Options(),
            1024 * 1024,
            RetryPolicy.none(),
            Sleeper.real(),
            Logger.Level.NONE,
            List.of(),
            signed -> {});
    OAuth1Signer signer =
        OAuth1Signer.builder()
            .clientCredentials(TUTORIAL)
            .clock(clock)
            .nonceGenerator(() -> "61346384004511306311358332274")
            .build();
    CallRunner runner =
        new CallRunner(
            RetryPolicy.none(),
            Sleeper.real(),
            clock,
            Duration.ofMinutes(1),
            new Listeners(List.of()));
    ClientCore core =
        new ClientCore(
            settings,
            new Transport(
                transport,
                (request, options, context) -> {
                  try {
                    return CompletableFuture.completedFuture(transport.execute(request, options));
                  } catch (java.io.IOException e) {
                    return CompletableFuture.failedFuture(e);
                  }
                },
                () -> {}),
            MmfFeign.builder().userAgent("test").build(),
            runner,
            signer,
            ClockCorrection.create());
    return new MmfClient(core, TokenCredentialsProvider.of(TOKEN), false);
  }

  private MmfClient responding(String body) {
    return client(Placement.QUERY, 200, "text/html", body);
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void requestToken_tutorialValues_sendsTheRecordedRequest(Placement placement) {
    var issued =
        client(placement, 200, "text/html", RECORDED_RESPONSE)
            .oAuth()
            .requestToken(r -> r.oauthCallback("http://127.0.0.1:12345/"));

    Request request = sent.get(0);
    assertThat(request.url()).isEqualTo("http://api.mapmyfitness.com/3.1/oauth/request_token");
    assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo(RECORDED_BODY);
    assertThat(request.headers()).doesNotContainKey("Authorization");
    assertThat(issued.oauthToken()).isEqualTo("46eac8f31bce6ff37dd408976e5cabe4050f6b285");
    assertThat(issued.oauthTokenSecret()).isEqualTo("0fba5a666475d0709e28ca714f7a05d5");
    assertThat(issued.toString()).doesNotContain("0fba5a66");
  }

  /** As SEED In[31] has it: the token before the callback, the verifier after it. */
  @Test
  void accessToken_ofTemporaryCredentials_isSignedWithThem() {
    var issued =
        responding(RECORDED_RESPONSE + "&further=1\n")
            .as(TEMPORARY)
            .oAuth()
            .accessToken(r -> r.oauthVerifier("5891").oauthCallback("http://127.0.0.1:12345"));

    assertThat(new String(sent.get(0).body(), StandardCharsets.UTF_8))
        .contains(
            "&oauth_token=temporary&oauth_callback=http%3A%2F%2F127.0.0.1%3A12345"
                + "&oauth_verifier=5891&oauth_signature=");
    assertThat(issued.unknown()).containsOnlyKeys("further");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RECORDED_RESPONSE + "&fullname=Andr%E9",
        "discount=100%&" + RECORDED_RESPONSE,
        "\uFEFF" + RECORDED_RESPONSE,
        RECORDED_RESPONSE + "&oauth_token=second&oauth_token_secret=%E9",
        RECORDED_RESPONSE + "&a;b=1;2"
      })
  void requestToken_besideFieldsThatNobodyNeeds_isRead(String body) {
    var issued = responding(body).oAuth().requestToken();

    assertThat(issued.oauthToken()).isEqualTo("46eac8f31bce6ff37dd408976e5cabe4050f6b285");
    assertThat(issued.oauthTokenSecret()).isEqualTo("0fba5a666475d0709e28ca714f7a05d5");
    assertThat(issued.unknown()).doesNotContainKeys("fullname", "discount");
  }

  @Test
  void accessToken_withoutTemporaryCredentials_isNotSent() {
    MmfClient client = responding(RECORDED_RESPONSE);

    assertThatIllegalStateException()
        .isThrownBy(() -> client.oAuth().accessToken())
        .withMessageStartingWith("oauth/access_token is signed with temporary credentials");
    assertThat(catchThrowable(() -> client.async().oAuth().accessToken().join()))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(sent).isEmpty();
  }

  @Test
  void resourceCall_ofTemporaryCredentials_isNotSent() {
    MmfClient client = responding("{}").as(TEMPORARY);

    assertThatIllegalStateException()
        .isThrownBy(() -> client.users().getUser())
        .withMessageContaining("good for oauth/access_token alone");
    assertThat(sent).isEmpty();
  }

  @Test
  void authorize_anyPlacement_isSentUnsigned() throws Exception {
    for (Placement placement : Placement.values()) {
      try (Download page =
          client(placement, 200, "text/html", "<html>Authorize</html>")
              .oAuth()
              .authorize(r -> r.oauthToken("t").oauthCallback("http://h/"))) {
        assertThat(page.stream().readAllBytes()).asString().contains("Authorize");
      }
    }
    assertThat(sent)
        .extracting(Request::url)
        .containsOnly(
            "http://api.mapmyfitness.com/3.1/oauth/authorize?oauth_token=t"
                + "&oauth_callback=http%3A%2F%2Fh%2F");
    assertThat(sent).noneMatch(request -> request.headers().containsKey("Authorization"));
  }

  @Test
  void authorize_redirect_isATypedExceptionWithoutTheVerifier() {
    MmfClient client = client(Placement.QUERY, 302, "text/html", "");

    assertThatThrownBy(() -> client.oAuth().authorize(r -> r.oauthToken("t")))
        .isInstanceOf(MmfResponseException.class)
        .hasMessageContaining("a redirect to http://h/")
        .hasMessageNotContaining("5891");
  }

  @Test
  void asyncTokenCalls_areSignedTheSameWay() {
    client(Placement.HEADER, 200, "text/html", RECORDED_RESPONSE)
        .async()
        .oAuth()
        .requestToken(r -> r.oauthCallback("http://127.0.0.1:12345/"))
        .join();

    assertThat(new String(sent.get(0).body(), StandardCharsets.UTF_8)).isEqualTo(RECORDED_BODY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                       | the body is empty
          <html><body>oauth_token=a&amp;b</body></html>            | a page came in place of the form
          oauth_token=s3cret                                       | the form has no oauth_token_secret
          oauth_token_secret=s3cret                                | the form has no oauth_token
          oauth_token=%zz&oauth_token_secret=s3cret                | the body is no form
          oauth_token=%zz&oauth_token=a&oauth_token_secret=s3cret  | the body is no form
          oauth_token=s3cret;oauth_token_secret=s3cret             | the form has no oauth_token_secret
          fullname=Andr%E9                                         | the body is no form
          {"result":{"status":1,"output":[],"errors":[]}}          | the body is an envelope instead of a form
          {"oauth_token":"s3cret","oauth_token_secret":"s3cret"}   | the body has no member "result"
          """)
  void response_otherThanATokenForm_isATypedExceptionWithoutSecrets(String body, String message) {
    assertThatThrownBy(() -> responding(body).oAuth().requestToken())
        .isInstanceOf(WriteOutcomeUnknownException.class)
        .hasCauseInstanceOf(MmfResponseException.class)
        .hasMessageContaining(message)
        .satisfies(thrown -> assertThat(String.valueOf(thrown.getCause())).doesNotContain("s3cret"))
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void response_longerThanAnyForm_isATypedException() {
    String body = RECORDED_RESPONSE + "&further=" + "x".repeat(8192);

    assertThatThrownBy(() -> responding(body).oAuth().requestToken())
        .hasCauseInstanceOf(MmfResponseException.class)
        .hasMessageContaining("the body is too long for a form");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oauth_problem=token_rejected",
        "oauth_problem=token_rejected&oauth_token=a&oauth_token_secret=s3cret"
      })
  void response_thatNamesAProblem_isATypedException(String body) {
    assertThatThrownBy(() -> responding(body).as(TEMPORARY).oAuth().accessToken())
        .isInstanceOfSatisfying(
            MmfAuthenticationException.class,
            refused -> assertThat(refused.errors()).containsExactly("oauth_problem=token_rejected"))
        .hasMessageNotContaining("s3cret");
  }
}
