package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.oauth1.Placement;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of other OAuth 1 APIs.
 *
 * @param clients The APIs by the names of their Feign clients.
 */
@ConfigurationProperties("oauth1")
public record OAuth1ClientsProperties(@DefaultValue Map<String, Client> clients) {

  /** The signature methods. */
  public enum Method {
    /** HMAC-SHA1 (RFC 5849 section 3.4.2). */
    HMAC_SHA1,
    /** HMAC-SHA256, an extension. */
    HMAC_SHA256,
    /** HMAC-SHA512, an extension. */
    HMAC_SHA512,
    /** RSA-SHA1 (RFC 5849 section 3.4.3). */
    RSA_SHA1,
    /** RSA-SHA256, an extension. */
    RSA_SHA256,
    /** RSA-SHA512, an extension. */
    RSA_SHA512,
    /** PLAINTEXT (RFC 5849 section 3.4.4), for https only. */
    PLAINTEXT
  }

  /**
   * One API.
   *
   * @param clientKey Key of the application (consumer key). Required.
   * @param clientSecret Secret of the application (consumer secret). Not needed for RSA.
   * @param signatureMethod Signature method that the server expects.
   * @param privateKey Location of the RSA private key as PEM, such as file:/etc/app/key.pem.
   *     Required for RSA.
   * @param placement Where the oauth_ parameters are sent.
   * @param realm Realm of the Authorization header. None if not set.
   * @param bodyHash Whether bodies that are not forms are signed by oauth_body_hash.
   * @param token Token of the one user on whose behalf all calls are made. Leave it out if the
   *     application has several users.
   * @param tokenSecret Secret of the token.
   * @param temporaryCredentialsUrl URL that issues temporary credentials (request tokens).
   * @param authorizationUrl URL at which the user grants access.
   * @param tokenCredentialsUrl URL that issues token credentials (access tokens).
   */
  public record Client(
      @Nullable String clientKey,
      @DefaultValue("") String clientSecret,
      @DefaultValue("hmac-sha1") Method signatureMethod,
      @Nullable String privateKey,
      @DefaultValue("header") Placement placement,
      @Nullable String realm,
      @DefaultValue("false") boolean bodyHash,
      @Nullable String token,
      @Nullable String tokenSecret,
      @Nullable URI temporaryCredentialsUrl,
      @Nullable URI authorizationUrl,
      @Nullable URI tokenCredentialsUrl) {
    /** Returns the identifiers, without secrets. */
    @Override
    public String toString() {
      return "Client[clientKey="
          + clientKey
          + ", signatureMethod="
          + signatureMethod
          + ", token="
          + token
          + "]";
    }
  }
}
