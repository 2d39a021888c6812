package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mmfapi.oauth1.comparison.BaseStringComparison;
import io.github.mmfapi.oauth1.comparison.BaseStringDeviation;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureExplanationTest {

  private static final SigningRequest REQUEST =
      SigningRequest.of("post", "HTTP://H.example:80/p?b=x%20y&md5_password=hush1")
          .withForm(List.of(new Parameter("a", ""), new Parameter("session", "hush2")))
          .withToken(Fixtures.TOKEN)
          .withVerifier("hush3");

  @Test
  void explain_anyRequest_showsEachStepInOrder() {
    SignedRequest signed = tutorial(SignatureMethod.hmacSha1()).sign(REQUEST);
    assertThat(signed.explain())
        .hasToString(
            String.join(
                "\n",
                "method: POST",
                "base URI: http://h.example/p",
                "normalised parameters:",
                "  a=",
                "  b=x%20y",
                "  md5_password=***",
                "  oauth_consumer_key=client-key",
                "  oauth_nonce=61346384004511306311358332274",
                "  oauth_signature_method=HMAC-SHA1",
                "  oauth_timestamp=1358332274",
                "  oauth_token=token-1",
                "  oauth_verifier=***",
                "  oauth_version=1.0",
                "  session=***",
                "base string: POST&http%3A%2F%2Fh.example%2Fp&a%3D%26b%3Dx%2520y"
                    + "%26md5_password%3D***%26oauth_consumer_key%3Dclient-key"
                    + "%26oauth_nonce%3D61346384004511306311358332274"
                    + "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1358332274"
                    + "%26oauth_token%3Dtoken-1%26oauth_verifier%3D***%26oauth_version%3D1.0"
                    + "%26session%3D***",
                "key: (client secret: 14 characters, 22 when percent-encoded)"
                    + "&(token secret: 15 characters, 23 when percent-encoded)",
                "signature: " + signed.signature()));
  }

  @Test
  void explain_withoutToken_saysThatThereIsNoTokenSecret() {
    SignedRequest signed = Fixtures.signer().sign(SigningRequest.of("GET", "http://h/"));
    assertThat(signed.explain().maskedKey()).endsWith("&(no token secret)");
  }

  @Test
  void explain_rsa_saysThatTheKeyIsPrivate() throws IOException, GeneralSecurityException {
    SignedRequest signed =
        tutorial(SignatureMethod.rsaSha1(WikiKey.read().privateKey())).sign(REQUEST);
    assertThat(signed.explain().maskedKey()).contains("private RSA key", "secrets are not used");
  }

  @Test
  void explain_plaintext_masksTheSignature() {
    SignedRequest signed = tutorial(SignatureMethod.plaintextOverHttp()).sign(REQUEST);
    assertThat(signed.explain().signature()).isEqualTo("***");
    assertThat(signed.explain().toString())
        .doesNotContain(Fixtures.CLIENT.secret(), Fixtures.TOKEN.secret(), "hush", "kept");
  }

  @Test
  void compare_itself_isEqual() {
    SignedRequest signed = Fixtures.signer().sign(REQUEST);
    BaseStringComparison same = BaseStringComparison.of(signed, signed.baseString());
    assertThat(same.isEqual()).isTrue();
    assertThat(same).hasToString("equal").extracting("position").isEqualTo(-1);
  }

  @Test
  void compare_otherVerifier_showsNeither() {
    SignedRequest signed = tutorial(SignatureMethod.hmacSha1()).sign(REQUEST);
    String other =
        tutorial(SignatureMethod.hmacSha1()).sign(REQUEST.withVerifier("hush4")).baseString();
    BaseStringComparison comparison = BaseStringComparison.of(signed, other);
    assertThat(comparison.ours()).isEqualTo("oauth_verifier=***").isEqualTo(comparison.theirs());
    assertThat(comparison.deviation()).isEqualTo(BaseStringDeviation.VALUE);
    assertThat(other.charAt(comparison.position())).isEqualTo('4');
    assertThat(comparison.toString()).doesNotContain("hush");
  }

  @Test
  void sign_furtherProtocolParameter_isSignedAndSentBeforeTheSignature() {
    Parameter handle = new Parameter("oauth_session_handle", "h é");
    SignedRequest signed = Fixtures.signer().sign(REQUEST.withOAuthParameters(List.of(handle)));
    List<Parameter> sent = signed.oauthParameters();
    assertThat(sent.get(sent.size() - 2)).isEqualTo(handle);
    assertThat(signed.parameters()).contains(handle);
    assertThat(signed.explain().toString()).contains("oauth_session_handle=***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"oauth_nonce", "oauth_signature", "oauth_token", "realm", "x_auth_mode"})
  void sign_furtherParameterThatMustNotBe_isRefusedByName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Fixtures.signer()
                    .sign(REQUEST.withOAuthParameters(List.of(new Parameter(name, "hush")))))
        .withMessageContaining(name)
        .withMessageNotContaining("hush");
  }

  private static OAuth1Signer tutorial(SignatureMethod method) {
    return OAuth1Signer.builder()
        .clientCredentials(Fixtures.CLIENT)
        .signatureMethod(method)
        .clock(Fixtures.TUTORIAL_CLOCK)
        .nonceGenerator(() -> Fixtures.TUTORIAL_NONCE)
        .build();
  }
}
