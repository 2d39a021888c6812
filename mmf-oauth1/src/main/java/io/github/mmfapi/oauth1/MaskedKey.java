package io.github.mmfapi.oauth1;

/** Describes the key of a signature without showing it. */
final class MaskedKey {

  private MaskedKey() {}

  /** Describes the key of a signature method (RFC 5849 sections 3.4.2 to 3.4.4). */
  static String of(SignatureMethod method, String clientSecret, String tokenSecret) {
    if (method instanceof RsaSignatureMethod) {
      return "(the client's private RSA key; the secrets are not used)";
    }
    return describe("client secret", clientSecret) + '&' + describe("token secret", tokenSecret);
  }

  private static String describe(String name, String secret) {
    if (secret.isEmpty()) {
      return "(no " + name + ")";
    }
    int encoded = PercentEncoding.encode(secret).length();
    String grown = encoded == secret.length() ? "" : ", " + encoded + " when percent-encoded";
    return "(" + name + ": " + secret.length() + " characters" + grown + ")";
  }
}
