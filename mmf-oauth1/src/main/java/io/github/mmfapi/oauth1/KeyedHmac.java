package io.github.mmfapi.oauth1;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * An HMAC that keeps the key of its last use, because the JDK takes longer to find an algorithm
 * than to run it. It holds one key and references to the secrets of its caller, no copies. Used by
 * one thread at a time.
 */
final class KeyedHmac {

  private final String algorithm;
  private @Nullable Mac mac;
  private String clientSecret = "";
  private String tokenSecret = "";

  KeyedHmac(String algorithm) {
    this.algorithm = algorithm;
  }

  /** Signs the first bytes of an array (RFC 5849 section 3.4.2). */
  String sign(byte[] baseString, int length, String clientSecret, String tokenSecret) {
    Mac keyed = keyed(clientSecret, tokenSecret);
    keyed.update(baseString, 0, length);
    return Base64.getEncoder().encodeToString(keyed.doFinal());
  }

  private Mac keyed(String client, String token) {
    Mac current = mac;
    if (current != null && client.equals(clientSecret) && token.equals(tokenSecret)) {
      return current;
    }
    byte[] key = PlaintextSignatureMethod.key(client, token).getBytes(StandardCharsets.US_ASCII);
    try {
      current = current == null ? Mac.getInstance(algorithm) : current;
      current.init(new SecretKeySpec(key, algorithm));
    } catch (GeneralSecurityException e) {
      throw new OAuth1Exception("This Java runtime cannot compute " + algorithm, e);
    }
    mac = current;
    clientSecret = client;
    tokenSecret = token;
    return current;
  }
}
