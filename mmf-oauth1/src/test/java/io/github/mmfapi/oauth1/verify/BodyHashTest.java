package io.github.mmfapi.oauth1.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyHashTest {

  private static final String URL = "http://h/p?a=1";
  private static final byte[] JSON = "{\"é\":1}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BINARY = {(byte) 0xff, 0, (byte) 0x80, 13, 10};

  private final OAuth1Verifier verifier =
      OAuth1Verifier.builder()
          .credentials(Fixtures.LOOKUP)
          .signatureMethods(
              SignatureMethod.hmacSha1(),
              SignatureMethod.hmacSha256(),
              SignatureMethod.hmacSha512(),
              SignatureMethod.plaintextOverHttp())
          .build();

  // Computed with Python's hashlib over b"Hello World!".
  @ParameterizedTest
  @CsvSource({
    "HMAC-SHA1,Lve95gjOVATpfV8EL5X4nxwjKHE=",
    "HMAC-SHA256,f4OxZX/x/FO5LcGBSKHWXfwtSx+j1ncoSt3SABJtkGk=",
    "HMAC-SHA512,hhhE1nBOhXP+w02WfiC8/vPUJM9IvgTm3AjyvVjHKXQzcQFerYkcw88cnTS0kmS1EHUbH/nlN5N7xGtdb/TsyA=="
  })
  void sign_bodyHashOn_usesTheHashOfTheSignatureMethod(String name, String hash) {
    SignatureMethod method =
        List.of(
                SignatureMethod.hmacSha1(),
                SignatureMethod.hmacSha256(),
                SignatureMethod.hmacSha512())
            .stream()
            .filter(m -> m.name().equals(name))
            .findFirst()
            .orElseThrow();
    SignedRequest signed =
        hashing(method)
            .sign(
                SigningRequest.of("POST", URL), "Hello World!".getBytes(StandardCharsets.US_ASCII));
    assertThat(signed.parameters()).contains(new Parameter("oauth_body_hash", hash));
  }

  @Test
  void sign_bodyHashOffOrForm_hasNone() {
    SigningRequest request = SigningRequest.of("POST", URL);
    assertThat(Fixtures.signer().sign(request, JSON).baseString()).doesNotContain("body_hash");
    OAuth1Signer hashing = hashing(SignatureMethod.hmacSha1());
    SigningRequest form = request.withForm(List.of(new Parameter("f", "1")));
    assertThat(hashing.sign(form).baseString()).doesNotContain("body_hash");
    assertThatIllegalArgumentException().isThrownBy(() -> hashing.sign(form, JSON));
  }

  @Test
  void build_methodWithoutHash_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> hashing(SignatureMethod.plaintext()))
        .withMessageContaining("PLAINTEXT");
  }

  @Test
  void verify_rightBody_isAcceptedAsTextAndAsBytes() {
    assertThat(verifier.verify(received(signed(JSON), "application/json")).clientKey())
        .isEqualTo(Fixtures.CLIENT.key());
    ReceivedRequest binary =
        new ReceivedRequest("POST", URL, signed(BINARY), "image/png", "not decodable");
    assertThat(verifier.verify(binary, BINARY).clientKey()).isEqualTo(Fixtures.CLIENT.key());
  }

  @Test
  void verify_otherBody_isRefusedAndItsNonceNotUsedUp() {
    String header = signed(JSON);
    ReceivedRequest tampered =
        new ReceivedRequest("POST", URL, header, "application/json", "{\"é\":2}");
    assertRefused(tampered, "SHA-1");
    assertThat(verifier.verify(received(header, "application/json"))).isNotNull();
  }

  @Test
  void verify_bodyHashWithFormOrWithoutHashMethod_isRefused() {
    assertRefused(received(signed(JSON), FormEncoding.CONTENT_TYPE + "; charset=utf-8"), "form");
    String plaintext =
        OAuth1Signer.builder()
            .clientCredentials(Fixtures.CLIENT)
            .signatureMethod(SignatureMethod.plaintextOverHttp())
            .build()
            .sign(
                SigningRequest.of("POST", URL)
                    .withOAuthParameters(List.of(new Parameter("oauth_body_hash", "x"))))
            .authorizationHeader();
    assertRefused(received(plaintext, "application/json"), "names no hash");
  }

  private void assertRefused(ReceivedRequest request, String said) {
    assertThatExceptionOfType(OAuth1RefusedException.class)
        .isThrownBy(() -> verifier.verify(request))
        .withMessageContaining(said)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_BODY_HASH));
  }

  private static ReceivedRequest received(String header, String contentType) {
    // The content of a form is signed, so only an empty one gets to the check of the hash.
    String body = FormEncoding.isForm(contentType) ? "" : new String(JSON, StandardCharsets.UTF_8);
    return new ReceivedRequest("POST", URL, header, contentType, body);
  }

  private static String signed(byte[] body) {
    return hashing(SignatureMethod.hmacSha1())
        .sign(SigningRequest.of("POST", URL).withToken(Fixtures.TOKEN), body)
        .authorizationHeader();
  }

  private static OAuth1Signer hashing(SignatureMethod method) {
    return OAuth1Signer.builder()
        .clientCredentials(Fixtures.CLIENT)
        .signatureMethod(method)
        .bodyHash(true)
        .build();
  }
}
