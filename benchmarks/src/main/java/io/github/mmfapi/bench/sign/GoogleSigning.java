package io.github.mmfapi.bench.sign;

import com.google.api.client.auth.oauth.OAuthHmacSigner;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.http.GenericUrl;
import java.security.GeneralSecurityException;

/** Signs with google-oauth-client, which does not sign form bodies. */
public final class GoogleSigning implements Signing {
  private final Sample sample;
  private final OAuthHmacSigner signer = new OAuthHmacSigner();

  public GoogleSigning(Sample sample) {
    this.sample = sample;
    signer.clientSharedSecret = Sample.CONSUMER_SECRET;
    signer.tokenSharedSecret = Sample.TOKEN_SECRET;
  }

  @Override
  public String authorization() throws GeneralSecurityException {
    OAuthParameters parameters = new OAuthParameters();
    parameters.signer = signer;
    parameters.consumerKey = Sample.CONSUMER_KEY;
    parameters.token = Sample.TOKEN;
    parameters.nonce = Sample.NONCE;
    parameters.timestamp = Sample.TIMESTAMP;
    parameters.version = "1.0";
    parameters.computeSignature(sample.method(), new GenericUrl(sample.url()));
    return parameters.getAuthorizationHeader();
  }
}
