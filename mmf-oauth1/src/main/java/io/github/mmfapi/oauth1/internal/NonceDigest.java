package io.github.mmfapi.oauth1.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Names the use of a nonce by a digest, so that every use takes the same room in a store. */
public final class NonceDigest {

  private NonceDigest() {}

  /**
   * Returns the SHA-256 digest of a client, a token and a nonce.
   *
   * @param token the token, null if the request has none
   */
  public static byte[] of(String clientKey, @Nullable String token, String nonce) {
    MessageDigest digest = sha256();
    update(digest, clientKey);
    digest.update((byte) (token == null ? 0 : 1));
    update(digest, token == null ? "" : token);
    update(digest, nonce);
    return digest.digest();
  }

  /** The length comes first, so that different combinations never give the same bytes. */
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime cannot compute SHA-256", e);
    }
  }
}
