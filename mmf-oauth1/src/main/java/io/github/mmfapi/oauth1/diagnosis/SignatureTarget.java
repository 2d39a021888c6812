package io.github.mmfapi.oauth1.diagnosis;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The received signature, which a draft reproduces or not. */
interface SignatureTarget {

  /**
   * Tells whether a base string and a key lead to the received signature.
   *
   * @param head the base string up to its parameters
   * @param parameters the rest of it
   */
  boolean isReproducedBy(byte[] head, byte[] parameters, String key);

  /** Returns what a client would send for a draft; empty where only the client can compute it. */
  default String signature(byte[] head, byte[] parameters, String key) {
    return "";
  }

  /** Tells whether the key takes part in the signature. */
  default boolean dependsOnKey() {
    return true;
  }

  /** Tells whether the base string takes part in the signature. */
  default boolean dependsOnBaseString() {
    return true;
  }

  /** The secrets themselves (RFC 5849 section 3.4.4). */
  record Plaintext(String expected) implements SignatureTarget {
    @Override
    public boolean isReproducedBy(byte[] head, byte[] parameters, String key) {
      return MessageDigest.isEqual(utf8(expected), utf8(key));
    }

    @Override
    public boolean dependsOnBaseString() {
      return false;
    }

    @Override
    public String toString() {
      return "Plaintext";
    }
  }

  /** A digest, which an RSA signature (RFC 5849 section 3.4.3) holds. */
  final class Digest implements SignatureTarget {
    private final MessageDigest digest;
    private final byte[] expected;

    Digest(String algorithm, byte[] expected) {
      try {
        this.digest = MessageDigest.getInstance(algorithm);
      } catch (NoSuchAlgorithmException e) {
        throw unavailable(algorithm, e);
      }
      this.expected = expected;
    }

    @Override
    public boolean isReproducedBy(byte[] head, byte[] parameters, String key) {
      digest.update(head);
      return MessageDigest.isEqual(expected, digest.digest(parameters));
    }

    @Override
    public boolean dependsOnKey() {
      return false;
    }
  }

  /** An HMAC (RFC 5849 section 3.4.2), keyed anew only if the key is another one. */
  final class Hmac implements SignatureTarget {
    private final String algorithm;
    private final byte[] expected;
    private final Mac mac;
    private @Nullable String keyedWith;

    Hmac(String algorithm, byte[] expected) {
      try {
        this.mac = Mac.getInstance(algorithm);
      } catch (NoSuchAlgorithmException e) {
        throw unavailable(algorithm, e);
      }
      this.algorithm = algorithm;
      this.expected = expected;
    }

    @Override
    public boolean isReproducedBy(byte[] head, byte[] parameters, String key) {
      return MessageDigest.isEqual(expected, compute(head, parameters, key));
    }

    @Override
    public String signature(byte[] head, byte[] parameters, String key) {
      return Base64.getEncoder().encodeToString(compute(head, parameters, key));
    }

    private byte[] compute(byte[] head, byte[] parameters, String key) {
      if (!key.equals(keyedWith)) {
        // HMAC fills a key up with zeros, and the JDK refuses an empty one.
        byte[] bytes = key.isEmpty() ? new byte[1] : utf8(key);
        try {
          mac.init(new SecretKeySpec(bytes, algorithm));
        } catch (InvalidKeyException e) {
          throw unavailable(algorithm, e);
        }
        keyedWith = key;
      }
      mac.update(head);
      return mac.doFinal(parameters);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static IllegalStateException unavailable(
      String algorithm, GeneralSecurityException cause) {
    return new IllegalStateException("This Java runtime cannot compute " + algorithm, cause);
  }
}
