package io.github.mmfapi.sandbox.internal.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Computes message digests and compares secrets. */
public final class Digests {
  private Digests() {}

  /**
   * Returns the digest of a text in UTF-8.
   *
   * @param algorithm a name that the JDK knows, such as {@code SHA-256}
   */
  public static byte[] of(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime cannot compute " + algorithm, e);
    }
  }

  /** Compares two texts in a time that does not depend on where they differ. */
  public static boolean isSame(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
