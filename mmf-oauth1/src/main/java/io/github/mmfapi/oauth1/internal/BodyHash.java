package io.github.mmfapi.oauth1.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Hashes a body that is not form-encoded and that the signature leaves out otherwise (OAuth Request
 * Body Hash 1.0 Draft 4, section 3).
 */
public final class BodyHash {

  private BodyHash() {}

  /**
   * Finds the hash that a signature method uses.
   *
   * @param signatureMethod the name of the signature method, such as {@code HMAC-SHA1}
   * @return the JDK's name of the hash, null if the signature method names none
   */
  public static @Nullable String algorithm(String signatureMethod) {
    int dash = signatureMethod.lastIndexOf('-');
    return switch (signatureMethod.substring(dash + 1)) {
      case "SHA1" -> "SHA-1";
      case "SHA256" -> "SHA-256";
      case "SHA512" -> "SHA-512";
      default -> null;
    };
  }

  /**
   * Computes the value of {@code oauth_body_hash}. The draft requires it for an empty body too.
   *
   * @param algorithm the JDK's name of the hash
   * @param body the bytes of the body
   * @return the hash in Base64
   */
  public static String of(String algorithm, byte[] body) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime cannot compute " + algorithm, e);
    }
  }
}
