package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * A way to sign the signature base string (RFC 5849 section 3.4). The factories below use the JDK's
 * cryptography only; an implementation must be immutable and safe for use by several threads.
 */
public interface SignatureMethod {

  /**
   * Returns the value of {@code oauth_signature_method}.
   *
   * @return the registered name, such as {@code HMAC-SHA1}
   */
  String name();

  /**
   * Signs a base string.
   *
   * @param baseString the signature base string
   * @param clientSecret the client secret, empty if there is none
   * @param tokenSecret the secret of the token or temporary credentials, empty if there are none
   * @return the value of {@code oauth_signature}, decoded
   * @throws UnsupportedOperationException if this method can only verify
   */
  String sign(String baseString, String clientSecret, String tokenSecret);

  /**
   * Checks a signature in a time that does not depend on where it differs.
   *
   * @param signature the received value of {@code oauth_signature}, decoded
   * @param baseString the base string of the received request
   * @param clientSecret the client secret, empty if there is none
   * @param tokenSecret the secret of the token or temporary credentials, empty if there are none
   * @return whether the signature is right
   * @throws UnsupportedOperationException if this method can only sign
   */
  default boolean verify(
      String signature, String baseString, String clientSecret, String tokenSecret) {
    return MessageDigest.isEqual(
        sign(baseString, clientSecret, tokenSecret).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns whether the signature discloses the secrets, so that only {@code https} URLs may be
   * signed with it.
   *
   * @return false, except for {@link #plaintext()}
   */
  default boolean requiresSecureTransport() {
    return false;
  }

  /**
   * Refuses a URL for which the signature would disclose the secrets.
   *
   * @param url the URL of the request to sign
   * @throws IllegalArgumentException if {@link #requiresSecureTransport()} is true and the scheme
   *     of the URL is not {@code https}
   */
  default void checkTransport(String url) {
    if (requiresSecureTransport() && !Rfc3986.isSecure(url)) {
      throw new IllegalArgumentException(
          name()
              + " sends the secrets themselves and does not sign an http: URL: "
              + BaseString.baseUri(url)
              + ". Use https: or another signature method");
    }
  }

  /**
   * Returns HMAC-SHA1 (RFC 5849 section 3.4.2), the default.
   *
   * @return the method
   */
  static SignatureMethod hmacSha1() {
    return HmacSignatureMethod.SHA1;
  }

  /**
   * Returns HMAC-SHA256: section 3.4.2 of RFC 5849 with SHA-256, an extension of some servers.
   *
   * @return the method
   */
  static SignatureMethod hmacSha256() {
    return HmacSignatureMethod.SHA256;
  }

  /**
   * Returns HMAC-SHA512: section 3.4.2 of RFC 5849 with SHA-512, an extension of some servers.
   *
   * @return the method
   */
  static SignatureMethod hmacSha512() {
    return HmacSignatureMethod.SHA512;
  }

  /**
   * Returns RSA-SHA1 for signing (RFC 5849 section 3.4.3). The secrets are not used.
   *
   * @param key the client's private RSA key
   * @return the method; it cannot verify
   */
  static SignatureMethod rsaSha1(PrivateKey key) {
    return RsaSignatureMethod.sha1(key, null);
  }

  /**
   * Returns RSA-SHA1 for verifying (RFC 5849 section 3.4.3). The secrets are not used.
   *
   * @param key the client's public RSA key
   * @return the method; it cannot sign
   */
  static SignatureMethod rsaSha1(PublicKey key) {
    return RsaSignatureMethod.sha1(null, key);
  }

  /**
   * Returns RSA-SHA256 for signing: section 3.4.3 of RFC 5849 with SHA-256.
   *
   * @param key the client's private RSA key
   * @return the method; it cannot verify
   */
  static SignatureMethod rsaSha256(PrivateKey key) {
    return RsaSignatureMethod.sha256(key, null);
  }

  /**
   * Returns RSA-SHA256 for verifying: section 3.4.3 of RFC 5849 with SHA-256.
   *
   * @param key the client's public RSA key
   * @return the method; it cannot sign
   */
  static SignatureMethod rsaSha256(PublicKey key) {
    return RsaSignatureMethod.sha256(null, key);
  }

  /**
   * Returns RSA-SHA512 for signing: section 3.4.3 of RFC 5849 with SHA-512.
   *
   * @param key the client's private RSA key, of at least 752 bits
   * @return the method; it cannot verify
   */
  static SignatureMethod rsaSha512(PrivateKey key) {
    return RsaSignatureMethod.sha512(key, null);
  }

  /**
   * Returns RSA-SHA512 for verifying: section 3.4.3 of RFC 5849 with SHA-512.
   *
   * @param key the client's public RSA key, of at least 752 bits
   * @return the method; it cannot sign
   */
  static SignatureMethod rsaSha512(PublicKey key) {
    return RsaSignatureMethod.sha512(null, key);
  }

  /**
   * Returns PLAINTEXT (RFC 5849 section 3.4.4), which sends the secrets themselves. Signing an
   * {@code http} URL with it is refused.
   *
   * @return the method
   */
  static SignatureMethod plaintext() {
    return PlaintextSignatureMethod.SECURE_TRANSPORT_ONLY;
  }

  /**
   * Returns PLAINTEXT for {@code http} URLs too: anyone on the network can read the secrets. Use it
   * only for tests against a loopback address.
   *
   * @return the method
   */
  static SignatureMethod plaintextOverHttp() {
    return PlaintextSignatureMethod.ANY_TRANSPORT;
  }
}
