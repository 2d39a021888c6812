package io.github.mmfapi.oauth1.verify;

import static io.github.mmfapi.oauth1.verify.SignedForm.URL;
import static io.github.mmfapi.oauth1.verify.SignedForm.assertRefused;
import static io.github.mmfapi.oauth1.verify.SignedForm.signer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.WikiKey;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signature methods that a verifier accepts, by transport. */
class VerifierSignatureMethodsTest {

  @ParameterizedTest
  @ValueSource(strings = {"RSA-SHA1", "RSA-SHA256", "RSA-SHA512"})
  void verify_rsaWithPublicKey_isAccepted(String name)
      throws IOException, GeneralSecurityException {
    WikiKey key = WikiKey.read();
    SignatureMethod method =
        switch (name) {
          case "RSA-SHA1" -> SignatureMethod.rsaSha1(key.privateKey());
          case "RSA-SHA256" -> SignatureMethod.rsaSha256(key.privateKey());
          default -> SignatureMethod.rsaSha512(key.privateKey());
        };
    SignedRequest signed =
        OAuth1Signer.builder()
            .clientCredentials(Fixtures.CLIENT)
            .signatureMethod(method)
            .build()
            .sign(SigningRequest.of("GET", URL));
    OAuth1Verifier rsa =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .signatureMethods(
                SignatureMethod.rsaSha1(key.publicKey()),
                SignatureMethod.rsaSha256(key.publicKey()),
                SignatureMethod.rsaSha512(key.publicKey()))
            .build();
    assertThat(rsa.verify(new ReceivedRequest("GET", signed.url(), null, null, "")).clientKey())
        .isEqualTo(Fixtures.CLIENT.key());
  }

  @Test
  void verify_plaintextWithoutNonceAndTimestamp_isAccepted() {
    OAuth1Verifier plaintext =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .signatureMethods(SignatureMethod.plaintext())
            .build();
    String query =
        Parameters.render(
            List.of(
                new Parameter("oauth_consumer_key", Fixtures.CLIENT.key()),
                new Parameter("oauth_signature_method", "PLAINTEXT"),
                new Parameter(
                    "oauth_signature",
                    SignatureMethod.plaintext().sign("", Fixtures.CLIENT.secret(), ""))));
    ReceivedRequest request = new ReceivedRequest("GET", "https://h/?" + query, null, null, "");
    assertThat(plaintext.verify(request).clientKey()).isEqualTo(Fixtures.CLIENT.key());
    assertRefused(
        Reason.MISSING_PARAMETER,
        plaintext,
        new ReceivedRequest("GET", request.url() + "&oauth_nonce=n", null, null, ""));
  }

  @Test
  void verify_plaintextOverHttp_isRefusedUnlessInsistedUpon() {
    OAuth1Signer signer =
        OAuth1Signer.builder()
            .clientCredentials(Fixtures.CLIENT)
            .signatureMethod(SignatureMethod.plaintextOverHttp())
            .build();
    ReceivedRequest overHttp =
        new ReceivedRequest(
            "GET", signer.sign(SigningRequest.of("GET", URL)).url(), null, null, "");
    OAuth1Verifier strict =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .signatureMethods(SignatureMethod.plaintext())
            .build();
    assertRefused(Reason.UNSUPPORTED_SIGNATURE_METHOD, strict, overHttp);
    OAuth1Verifier insisting =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .signatureMethods(SignatureMethod.plaintextOverHttp())
            .build();
    assertThat(insisting.verify(overHttp).clientKey()).isEqualTo(Fixtures.CLIENT.key());
  }
}
