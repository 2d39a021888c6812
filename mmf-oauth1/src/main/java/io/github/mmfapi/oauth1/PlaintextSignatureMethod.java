package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.ProtocolNames;

/** Signs with the two secrets themselves (RFC 5849 section 3.4.4). */
record PlaintextSignatureMethod(boolean requiresSecureTransport) implements SignatureMethod {

  static final SignatureMethod SECURE_TRANSPORT_ONLY = new PlaintextSignatureMethod(true);
  static final SignatureMethod ANY_TRANSPORT = new PlaintextSignatureMethod(false);

  @Override
  public String name() {
    return ProtocolNames.PLAINTEXT;
  }

  @Override
  public String sign(String baseString, String clientSecret, String tokenSecret) {
    return key(clientSecret, tokenSecret);
  }

  /** Joins the encoded secrets by {@code &}, even if one of them is empty. */
  static String key(String clientSecret, String tokenSecret) {
    return PercentEncoding.encode(clientSecret) + '&' + PercentEncoding.encode(tokenSecret);
  }
}
