package io.github.mmfapi.oauth1;

/** The two secrets themselves as the signature (RFC 5849 section 3.4.4). */
record PlaintextSignatureMethod(boolean requiresSecureTransport) implements SignatureMethod {

  static final SignatureMethod SECURE_TRANSPORT_ONLY = new PlaintextSignatureMethod(true);
  static final SignatureMethod ANY_TRANSPORT = new PlaintextSignatureMethod(false);

  static final String NAME = "PLAINTEXT";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sign(String baseString, String clientSecret, String tokenSecret) {
    return key(clientSecret, tokenSecret);
  }

  /**
   * Refuses to sign where the signature would disclose the secrets.
   *
   * @throws IllegalArgumentException if the method needs {@code https} and the URL has another
   *     scheme
   */
  static void checkTransport(SignatureMethod method, String url) {
    if (method.requiresSecureTransport() && !BaseString.isSecure(url)) {
      throw new IllegalArgumentException(
          method.name()
              + " sends the secrets themselves, so that an http: URL is not signed with it: "
              + BaseString.baseUri(url)
              + ". Use https: or another signature method");
    }
  }

  /** Joins the encoded secrets; the {@code &} stands even where one of them is empty. */
  static String key(String clientSecret, String tokenSecret) {
    return PercentEncoding.encode(clientSecret) + '&' + PercentEncoding.encode(tokenSecret);
  }
}
