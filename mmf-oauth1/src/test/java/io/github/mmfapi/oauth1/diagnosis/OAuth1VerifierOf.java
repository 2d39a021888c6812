package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import java.time.Clock;
import java.time.ZoneOffset;

/** The verifier that accepts what a plan describes. */
final class OAuth1VerifierOf {

  private OAuth1VerifierOf() {}

  static OAuth1Verifier plan(Plan plan) {
    return OAuth1Verifier.builder()
        .signatureMethods(
            SignatureMethod.hmacSha1(), SignatureMethod.hmacSha256(), SignatureMethod.hmacSha512())
        .clock(Clock.fixed(Plan.NOW, ZoneOffset.UTC))
        .credentials(
            new CredentialsLookup() {
              @Override
              public String clientSecret(String clientKey) {
                return plan.clientSecret;
              }

              @Override
              public String tokenSecret(String clientKey, String token) {
                return plan.tokenSecret;
              }
            })
        .build();
  }
}
