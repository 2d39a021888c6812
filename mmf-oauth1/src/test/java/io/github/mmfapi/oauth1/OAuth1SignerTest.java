package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mmfapi.oauth1.authorization.RecordedTokenRequest;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth1SignerTest {

  private static final OAuth1Signer TUTORIAL =
      OAuth1Signer.builder()
          .clientCredentials(Fixtures.TUTORIAL_CLIENT)
          .clock(Fixtures.TUTORIAL_CLOCK)
          .nonceGenerator(() -> Fixtures.TUTORIAL_NONCE)
          .build();

  @Test
  void sign_tutorialRequest_yieldsTheRecordedBody() {
    SignedRequest signed =
        TUTORIAL.sign(
            SigningRequest.of("POST", "http://api.mapmyfitness.com/3.1/oauth/request_token")
                .withCallback("http://127.0.0.1:12345/"));
    assertThat(signed.body()).isEqualTo(RecordedTokenRequest.BODY);
    assertThat(signed.signature()).isEqualTo("ISQWD4GyTDVBQY6GPiu6q4641jM=");
  }

  @Test
  void sign_everyParameter_keepsTheRecordedOrder() {
    SignedRequest signed =
        TUTORIAL.sign(
            SigningRequest.of("post", "http://h/p?b=1")
                .withForm(List.of(new Parameter("a", "2")))
                .withToken(TemporaryCredentials.of("t", "s"))
                .withCallback("oob")
                .withVerifier("v"));
    assertThat(signed.oauthParameters())
        .extracting(Parameter::name)
        .containsExactly(
            "oauth_nonce",
            "oauth_timestamp",
            "oauth_version",
            "oauth_signature_method",
            "oauth_consumer_key",
            "oauth_token",
            "oauth_callback",
            "oauth_verifier",
            "oauth_signature");
    assertThat(signed.parameters())
        .extracting(Parameter::name)
        .containsExactly(
            "a",
            "b",
            "oauth_callback",
            "oauth_consumer_key",
            "oauth_nonce",
            "oauth_signature_method",
            "oauth_timestamp",
            "oauth_token",
            "oauth_verifier",
            "oauth_version");
    assertThat(signed.method()).isEqualTo("POST");
    assertThat(signed.baseUri()).isEqualTo("http://h/p");
  }

  @Test
  void authorizationHeader_realm_standsFirstAndIsNotSigned() {
    OAuth1Signer signer =
        OAuth1Signer.builder()
            .clientCredentials(ClientCredentials.of("k", "s"))
            .clock(Fixtures.TUTORIAL_CLOCK)
            .nonceGenerator(() -> "n")
            .includeVersion(false)
            .realm("a \"b\" \\c")
            .build();
    SignedRequest signed = signer.sign(SigningRequest.of("GET", "http://h/"));
    assertThat(signed.authorizationHeader())
        .isEqualTo(
            "OAuth realm=\"a \\\"b\\\" \\\\c\", oauth_nonce=\"n\", oauth_timestamp=\"1358332274\","
                + " oauth_signature_method=\"HMAC-SHA1\", oauth_consumer_key=\"k\","
                + " oauth_signature=\""
                + PercentEncoding.encode(signed.signature())
                + "\"");
    assertThat(signed.baseString()).doesNotContain("realm");
    assertThat(AuthorizationHeader.parse(signed.authorizationHeader()))
        .isEqualTo(signed.oauthParameters());
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, http://h?",
    "http://h/p, http://h/p?",
    "http://h/p&, http://h/p&?",
    "http://h/p?, http://h/p?",
    "http://h/p?a, http://h/p?a&",
    "http://h/p?a&, http://h/p?a&"
  })
  void url_anyQuery_isFollowedByTheProtocolParameters(String url, String start) {
    SignedRequest signed = TUTORIAL.sign(SigningRequest.of("GET", url));
    assertThat(signed.url()).isEqualTo(start + Parameters.render(signed.oauthParameters()));
    SignedRequest fragment = TUTORIAL.sign(SigningRequest.of("GET", url + "#f?g"));
    assertThat(fragment.url()).isEqualTo(signed.url() + "#f?g");
  }

  @Test
  void sign_protocolParameterInQueryOrForm_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TUTORIAL.sign(SigningRequest.of("GET", "http://h/?oauth%5Fnonce=1")))
        .withMessageContaining("query")
        .withMessageContaining("oauth_nonce");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TUTORIAL.sign(
                    SigningRequest.of("POST", "http://h/")
                        .withForm(List.of(new Parameter("oauth_token", "1")))))
        .withMessageContaining("form");
  }

  @Test
  void sign_plaintextOverHttp_isRefusedUnlessAskedFor() {
    OAuth1Signer.Builder builder =
        OAuth1Signer.builder().clientCredentials(ClientCredentials.of("k", "s3cret"));
    OAuth1Signer secure = builder.signatureMethod(SignatureMethod.plaintext()).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> secure.sign(SigningRequest.of("GET", "HTTP://h/")))
        .withMessageContaining("https")
        .withMessageNotContaining("s3cret");
    assertThat(secure.sign(SigningRequest.of("GET", "HTTPS://h/")).signature())
        .isEqualTo("s3cret&");
    OAuth1Signer any = builder.signatureMethod(SignatureMethod.plaintextOverHttp()).build();
    assertThat(any.sign(SigningRequest.of("GET", "http://h/")).signature()).isEqualTo("s3cret&");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX: y", "\u001F", "\u007F", "é"})
  void realm_otherThanVisibleAscii_isRefused(String realm) {
    assertThatIllegalArgumentException().isThrownBy(() -> OAuth1Signer.builder().realm(realm));
  }

  @Test
  void realm_firstAndLastAllowedCharacter_isTaken() {
    assertThat(OAuth1Signer.builder().realm(" ~")).isNotNull();
  }

  @Test
  void toString_ofEverythingInASigning_leavesOutSecrets() {
    SigningRequest request =
        SigningRequest.of("GET", "http://h/p?s3cret")
            .withToken(TokenCredentials.of("t", "s3cret"))
            .withVerifier("s3cret");
    assertThat(request).hasToString("SigningRequest[GET http://h/p]");
    assertThat(Fixtures.signer())
        .hasToString("OAuth1Signer[ClientCredentials[key=client-key, secret=***], HMAC-SHA1]");
    assertThat(TUTORIAL.sign(request).toString())
        .startsWith("SignedRequest[GET http://h/p [oauth_nonce=" + Fixtures.TUTORIAL_NONCE)
        .endsWith("oauth_token=t, oauth_verifier=***, oauth_signature=***]]");
  }

  @Test
  void build_withoutClientCredentials_saysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> OAuth1Signer.builder().build())
        .withMessageContaining("clientCredentials");
  }

  @Test
  void sign_from64Threads_neverRepeatsANonceAndAlwaysVerifies()
      throws InterruptedException, ExecutionException {
    OAuth1Signer signer = Fixtures.signer();
    OAuth1Verifier verifier = Fixtures.verifier();
    ExecutorService threads = Executors.newFixedThreadPool(64);
    Set<String> nonces = new HashSet<>();
    try {
      List<Future<List<SignedRequest>>> results = new ArrayList<>();
      for (int thread = 0; thread < 64; thread++) {
        results.add(threads.submit(() -> signAndVerify(signer, verifier, 50)));
      }
      for (Future<List<SignedRequest>> result : results) {
        result.get().forEach(signed -> nonces.add(signed.oauthParameters().get(0).value()));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(nonces).hasSize(64 * 50).allMatch(nonce -> nonce.matches("[0-9a-f]{32}"));
  }

  private static List<SignedRequest> signAndVerify(
      OAuth1Signer signer, OAuth1Verifier verifier, int times) {
    List<SignedRequest> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      SignedRequest signed =
          signer.sign(SigningRequest.of("GET", "http://h/?i=" + i).withToken(Fixtures.TOKEN));
      verifier.verify(new ReceivedRequest("GET", signed.url(), null, null, ""));
      all.add(signed);
    }
    return all;
  }
}
