package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TestServer;
import io.github.mmfapi.oauth1.TestServer.CannedResponse;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebRedirectionFlowTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final URI CALLBACK = URI.create("http://127.0.0.1:12345/");
  private static final TemporaryCredentials TEMPORARY =
      TemporaryCredentials.of(
          "46eac8f31bce6ff37dd408976e5cabe4050f6b285", "0fba5a666475d0709e28ca714f7a05d5");

  @Test
  void requestTemporaryCredentials_tutorialValues_sendsTheRecordedRequest() {
    List<Request> sent = new ArrayList<>();
    List<SignedRequest> signed = new ArrayList<>();
    TemporaryCredentials temporary =
        tutorial(recording(sent, RecordedTokenRequest.RESPONSE))
            .listener(signed::add)
            .build()
            .requestTemporaryCredentials(CALLBACK);
    assertThat(temporary).isEqualTo(TEMPORARY);
    Request request = sent.get(0);
    assertThat(request.httpMethod()).isEqualTo(Request.HttpMethod.POST);
    assertThat(request.url()).isEqualTo(RecordedTokenRequest.URL);
    assertThat(new String(request.body(), StandardCharsets.US_ASCII))
        .isEqualTo(RecordedTokenRequest.BODY);
    assertThat(request.headers().get("Content-Type")).containsExactly(FORM);
    assertThat(request.headers().get("Accept")).containsExactly(FORM);
    assertThat(request.headers()).doesNotContainKey("Authorization");
    assertThat(signed).singleElement().extracting(SignedRequest::body).isEqualTo(body(request));
    assertThat(signed.get(0).baseString())
        .startsWith("POST&http%3A%2F%2Fapi.mapmyfitness.com%2F3.1%2Foauth%2Frequest_token&");
    assertThat(signed.get(0).explain().maskedKey())
        .isEqualTo("(client secret: 42 characters)&(no token secret)");
  }

  @Test
  void authorizationUrl_tutorialValues_isTheRecordedOne() {
    WebRedirectionFlow flow = tutorial(recording(new ArrayList<>(), "")).build();
    assertThat(flow.authorizationUrl(TEMPORARY, CALLBACK))
        .hasToString(
            "https://www.mapmyfitness.com/oauth/authorize/"
                + "?oauth_token=46eac8f31bce6ff37dd408976e5cabe4050f6b285"
                + "&oauth_callback=http%3A%2F%2F127.0.0.1%3A12345%2F");
    assertThat(flow.authorizationUrl(TEMPORARY, null)).hasQuery("oauth_token=" + TEMPORARY.token());
  }

  @Test
  void requestTokenCredentials_tutorialValues_sendsTheParametersInRecordedOrder() {
    List<Request> sent = new ArrayList<>();
    TokenCredentials token =
        tutorial(recording(sent, "oauth_token=fdd6&oauth_token_secret=99a4"))
            .build()
            .requestTokenCredentials(TEMPORARY, "5891", URI.create("http://127.0.0.1:12345"));
    assertThat(token).isEqualTo(TokenCredentials.of("fdd6", "99a4"));
    // The signature was computed with Python's hmac module from the recorded values.
    assertThat(body(sent.get(0)))
        .isEqualTo(
            "oauth_nonce=61346384004511306311358332274&oauth_timestamp=1358332274"
                + "&oauth_version=1.0&oauth_signature_method=HMAC-SHA1"
                + "&oauth_consumer_key=da48d1af1f2a1fdd06bc573443bbd730"
                + "&oauth_token=46eac8f31bce6ff37dd408976e5cabe4050f6b285"
                + "&oauth_callback=http%3A%2F%2F127.0.0.1%3A12345&oauth_verifier=5891"
                + "&oauth_signature=LO4iXF5nJdsy7of1vVQqZ6Im7pU%3D");
  }

  @Test
  void requestTokenCredentials_withoutVerifierAndCallback_leavesThemOut() {
    List<Request> sent = new ArrayList<>();
    tutorial(recording(sent, "oauth_token=t&oauth_token_secret="))
        .build()
        .requestTokenCredentials(TEMPORARY, null, null);
    assertThat(body(sent.get(0))).doesNotContain("oauth_verifier").doesNotContain("oauth_callback");
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void flow_anyPlacement_verifiesOverRealHttp(Placement placement) throws IOException {
    OAuth1Verifier verifier = OAuth1Verifier.builder().credentials(new FlowCredentials()).build();
    List<VerifiedRequest> verified = new ArrayList<>();
    try (TestServer server =
        TestServer.start(
            request -> {
              verified.add(verifier.verify(request));
              return CannedResponse.of(
                  200, "text/html", "oauth_token=t%2B1&oauth_token_secret=s%2B1\r\n");
            })) {
      WebRedirectionFlow flow = flow(server.url() + "/3.1?a=b").placement(placement).build();
      TemporaryCredentials temporary = flow.requestTemporaryCredentials(null);
      TokenCredentials token = flow.requestTokenCredentials(temporary, "v é", CALLBACK);
      assertThat(temporary).isEqualTo(TemporaryCredentials.of("t+1", "s+1"));
      assertThat(token).isEqualTo(TokenCredentials.of("t+1", "s+1"));
      List<Parameter> query = List.of(new Parameter("a", "b"));
      assertThat(verified)
          .containsExactly(
              new VerifiedRequest(Fixtures.CLIENT.key(), null, "oob", null, query),
              new VerifiedRequest(Fixtures.CLIENT.key(), "t+1", CALLBACK.toString(), "v é", query));
      assertThat(server.received()).allMatch(r -> r.method().equals("POST"));
      assertThat(server.received())
          .allMatch(r -> (r.authorizationHeader() != null) == (placement == Placement.HEADER))
          .allMatch(r -> r.url().contains("oauth_") == (placement == Placement.QUERY))
          .allMatch(r -> r.body().isEmpty() == (placement != Placement.FORM_BODY));
    }
  }

  @Test
  void requestTemporaryCredentials_redirect_isNotFollowed() throws IOException {
    try (TestServer server =
        TestServer.start(
            request -> CannedResponse.of(302, "text/html", "moved", "Location: /elsewhere"))) {
      assertThatExceptionOfType(TokenRequestException.class)
          .isThrownBy(() -> flow(server.url()).build().requestTemporaryCredentials(null))
          .withMessageContaining("Redirects are not followed")
          .satisfies(e -> assertThat(e.status()).isEqualTo(302));
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void requestTemporaryCredentials_nobodyListens_saysWhereAndHidesSecrets() {
    Client failing =
        (request, options) -> {
          throw new IOException("broken pipe for " + request.url() + " kept secret/&%");
        };
    assertThatExceptionOfType(OAuth1Exception.class)
        .isThrownBy(
            () ->
                flow("http://h.example/3.1")
                    .httpClient(failing)
                    .placement(Placement.QUERY)
                    .build()
                    .requestTemporaryCredentials(null))
        .withMessageContaining("http://h.example/3.1/oauth/request_token")
        .withMessageContaining("broken pipe")
        .withMessageNotContaining(Fixtures.CLIENT.secret());
  }

  @Test
  void requestTemporaryCredentials_endlessResponse_isCutOff() {
    assertThatExceptionOfType(OAuth1Exception.class)
        .isThrownBy(
            () ->
                tutorial(recording(new ArrayList<>(), "x".repeat(70_000)))
                    .build()
                    .requestTemporaryCredentials(null))
        .withMessageContaining("longer than 65536 bytes");
  }

  @Test
  void requestTemporaryCredentials_plaintextOverHttp_isRefusedBeforeSending() {
    List<Request> sent = new ArrayList<>();
    WebRedirectionFlow flow =
        tutorial(recording(sent, "")).signatureMethod(SignatureMethod.plaintext()).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flow.requestTemporaryCredentials(null))
        .withMessageContaining("PLAINTEXT");
    assertThat(sent).isEmpty();
  }

  @Test
  void options_areThoseOfEachRequest() {
    Request.Options options = new Request.Options(1, TimeUnit.SECONDS, 2, TimeUnit.SECONDS, false);
    List<Request.Options> used = new ArrayList<>();
    Client client = recording(new ArrayList<>(), "oauth_token=t&oauth_token_secret=s");
    WebRedirectionFlow flow =
        tutorial(
                (request, given) -> {
                  used.add(given);
                  return client.execute(request, given);
                })
            .options(options)
            .build();

    flow.requestTokenCredentials(flow.requestTemporaryCredentials(null), "5891", null);

    assertThat(used).hasSize(2).allSatisfy(given -> assertThat(given).isSameAs(options));
  }

  @Test
  void build_withoutEndpointsOrCredentials_saysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> WebRedirectionFlow.builder().build())
        .withMessageContaining("endpoints");
  }

  private static WebRedirectionFlow.Builder tutorial(Client client) {
    return WebRedirectionFlow.builder()
        .endpoints(Fixtures.TUTORIAL_ENDPOINTS)
        .clientCredentials(Fixtures.TUTORIAL_CLIENT)
        .clock(Fixtures.TUTORIAL_CLOCK)
        .nonceGenerator(() -> Fixtures.TUTORIAL_NONCE)
        .httpClient(client);
  }

  private static WebRedirectionFlow.Builder flow(String base) {
    int query = base.indexOf('?');
    String path = query < 0 ? base : base.substring(0, query);
    String suffix = query < 0 ? "" : base.substring(query);
    return WebRedirectionFlow.builder()
        .endpoints(
            new OAuth1Endpoints(
                URI.create(path + "/oauth/request_token" + suffix),
                URI.create(path + "/oauth/authorize" + suffix),
                URI.create(path + "/oauth/access_token" + suffix)))
        .clientCredentials(Fixtures.CLIENT);
  }

  private static Client recording(List<Request> sent, String response) {
    return (request, options) -> {
      sent.add(request);
      assertThat(options.isFollowRedirects()).isFalse();
      return Response.builder()
          .status(200)
          .headers(Map.of())
          .request(request)
          .body(response, StandardCharsets.UTF_8)
          .build();
    };
  }

  private static String body(Request request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  /** Knows the client of the fixtures and the temporary credentials that the server issues. */
  private static final class FlowCredentials implements CredentialsLookup {
    @Override
    public @Nullable String clientSecret(String clientKey) {
      return Fixtures.LOOKUP.clientSecret(clientKey);
    }

    @Override
    public @Nullable String tokenSecret(String clientKey, String token) {
      return token.equals("t+1") ? "s+1" : null;
    }
  }
}
