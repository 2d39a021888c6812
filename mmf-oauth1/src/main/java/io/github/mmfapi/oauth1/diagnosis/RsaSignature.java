package io.github.mmfapi.oauth1.diagnosis;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * What an RSA signature (RFC 5849 section 3.4.3) was made of. It is opened once; from there on a
 * candidate costs a digest, and no RSA.
 */
final class RsaSignature {

  /** The start of a DigestInfo, up to the digest (RFC 8017 section 9.2, note 1). */
  private static final Map<String, String> PREFIXES =
      Map.of(
          "3021300906052b0e03021a05000414", "SHA-1",
          "3031300d060960864801650304020105000420", "SHA-256",
          "3051300d060960864801650304020305000440", "SHA-512");

  private final String algorithm;
  private final byte[] digest;

  private RsaSignature(String algorithm, byte[] digest) {
    this.algorithm = algorithm;
    this.digest = digest;
  }

  /** Returns the JDK's name of the digest's algorithm. */
  String algorithm() {
    return algorithm;
  }

  /** Returns the digest of the base string that was signed. */
  byte[] digest() {
    return digest;
  }

  /** Opens a signature; null if the key did not make it. */
  static @Nullable RsaSignature open(PublicKey key, byte[] signature) {
    byte[] info;
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.DECRYPT_MODE, key);
      info = cipher.doFinal(signature);
    } catch (GeneralSecurityException e) {
      // Another key's signature, or not one of RSA: the padding is wrong, or the length.
      return null;
    }
    String hex = HexFormat.of().formatHex(info);
    for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
      int length = prefix.getKey().length() / 2;
      int digest = Integer.parseInt(prefix.getKey().substring(prefix.getKey().length() - 2), 16);
      if (hex.startsWith(prefix.getKey()) && info.length == length + digest) {
        return new RsaSignature(prefix.getValue(), Arrays.copyOfRange(info, length, info.length));
      }
    }
    return null;
  }
}
