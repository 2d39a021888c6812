package io.github.mmfapi.bench.sign;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Signs with this project's signer. */
public final class OurSigning implements Signing {
  private final OAuth1Signer signer;
  private final Sample sample;
  private final TokenCredentials token = TokenCredentials.of(Sample.TOKEN, Sample.TOKEN_SECRET);

  private OurSigning(OAuth1Signer signer, Sample sample) {
    this.signer = signer;
    this.sample = sample;
  }

  /** Creates a signer with the nonce and timestamp of the sample, like all peers. */
  public static OurSigning of(Sample sample) {
    Instant time = Instant.ofEpochSecond(Long.parseLong(Sample.TIMESTAMP));
    return new OurSigning(
        builder()
            .nonceGenerator(() -> Sample.NONCE)
            .clock(Clock.fixed(time, ZoneOffset.UTC))
            .build(),
        sample);
  }

  /** Creates a signer with a nonce of 128 random bits and the current time, as in applications. */
  public static OurSigning withDefaults(Sample sample) {
    return new OurSigning(builder().build(), sample);
  }

  private static OAuth1Signer.Builder builder() {
    return OAuth1Signer.builder()
        .clientCredentials(ClientCredentials.of(Sample.CONSUMER_KEY, Sample.CONSUMER_SECRET));
  }

  /** Signs and returns the parameters only. */
  public SignedRequest sign() {
    return signer.sign(
        SigningRequest.of(sample.method(), sample.url()).withForm(sample.form()).withToken(token));
  }

  @Override
  public String authorization() {
    return sign().authorizationHeader();
  }
}
