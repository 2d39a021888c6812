package io.github.mmfapi.contract.peers;

import com.google.api.client.auth.oauth.OAuthHmacSha256Signer;
import com.google.api.client.auth.oauth.OAuthHmacSigner;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.auth.oauth.OAuthRsaSigner;
import com.google.api.client.auth.oauth.OAuthSigner;
import com.google.api.client.http.GenericUrl;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;

/** google-oauth-client. It does not return its base string, but passes it to a signer. */
final class GooglePeer implements Peer {
  @Override
  public String name() {
    return "google-oauth-client 1.39.0";
  }

  @Override
  public String encode(String text) {
    return OAuthParameters.escape(text);
  }

  @Override
  public String baseString(Vector vector) throws Exception {
    return signed(
        vector,
        new OAuthSigner() {
          @Override
          public String getSignatureMethod() {
            return vector.value("oauth_signature_method");
          }

          @Override
          public String computeSignature(String baseString) {
            return baseString;
          }
        });
  }

  @Override
  public String hmac(String baseString, String clientSecret, String tokenSecret)
      throws GeneralSecurityException {
    return signer(clientSecret, tokenSecret).computeSignature(baseString);
  }

  @Override
  public String signature(Vector vector, PrivateKey rsaKey) throws Exception {
    return switch (vector.signatureMethod()) {
      case "PLAINTEXT" -> throw Peer.unsupported("no PLAINTEXT");
      case "HMAC-SHA256" -> {
        OAuthHmacSha256Signer signer = new OAuthHmacSha256Signer(vector.clientSecret());
        signer.setTokenSecret(vector.tokenSecret());
        yield signed(vector, signer);
      }
      case "RSA-SHA256" -> throw Peer.unsupported("no RSA-SHA256");
      case "RSA-SHA1" -> {
        OAuthRsaSigner signer = new OAuthRsaSigner();
        signer.privateKey = rsaKey;
        yield signed(vector, signer);
      }
      default -> signed(vector, signer(vector.clientSecret(), vector.tokenSecret()));
    };
  }

  private static OAuthHmacSigner signer(String clientSecret, String tokenSecret) {
    OAuthHmacSigner signer = new OAuthHmacSigner();
    signer.clientSharedSecret = clientSecret;
    signer.tokenSharedSecret = tokenSecret;
    return signer;
  }

  private static String signed(Vector vector, OAuthSigner signer) throws GeneralSecurityException {
    if (!vector.form().isEmpty()) {
      throw Peer.unsupported("does not sign form bodies");
    }
    OAuthParameters parameters = new OAuthParameters();
    parameters.signer = signer;
    parameters.consumerKey = vector.value("oauth_consumer_key");
    parameters.token = vector.value("oauth_token");
    parameters.nonce = vector.value("oauth_nonce");
    parameters.timestamp = vector.value("oauth_timestamp");
    parameters.version = vector.value("oauth_version");
    parameters.callback = vector.value("oauth_callback");
    parameters.verifier = vector.value("oauth_verifier");
    parameters.computeSignature(vector.method(), new GenericUrl(vector.url()));
    return parameters.signature;
  }
}
