package io.github.mmfapi.oauth1;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC with the two secrets as the key (RFC 5849 section 3.4.2). */
record HmacSignatureMethod(String name, String algorithm) implements SignatureMethod {

  static final SignatureMethod SHA1 = new HmacSignatureMethod("HMAC-SHA1", "HmacSHA1");
  static final SignatureMethod SHA256 = new HmacSignatureMethod("HMAC-SHA256", "HmacSHA256");
  static final SignatureMethod SHA512 = new HmacSignatureMethod("HMAC-SHA512", "HmacSHA512");

  @Override
  public String sign(String baseString, String clientSecret, String tokenSecret) {
    byte[] key =
        PlaintextSignatureMethod.key(clientSecret, tokenSecret).getBytes(StandardCharsets.US_ASCII);
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      byte[] digest = mac.doFinal(baseString.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new OAuth1Exception("This Java runtime cannot compute " + algorithm, e);
    }
  }
}
