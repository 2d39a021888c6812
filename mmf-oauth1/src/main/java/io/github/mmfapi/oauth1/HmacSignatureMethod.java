package io.github.mmfapi.oauth1;

import java.nio.charset.StandardCharsets;

/** Signs with HMAC; the two secrets are the key (RFC 5849 section 3.4.2). */
record HmacSignatureMethod(String name, String algorithm) implements SignatureMethod {

  static final SignatureMethod SHA1 = new HmacSignatureMethod("HMAC-SHA1", "HmacSHA1");
  static final SignatureMethod SHA256 = new HmacSignatureMethod("HMAC-SHA256", "HmacSHA256");
  static final SignatureMethod SHA512 = new HmacSignatureMethod("HMAC-SHA512", "HmacSHA512");

  @Override
  public String sign(String baseString, String clientSecret, String tokenSecret) {
    byte[] text = baseString.getBytes(StandardCharsets.UTF_8);
    return new KeyedHmac(algorithm).sign(text, text.length, clientSecret, tokenSecret);
  }
}
