package io.github.mmfapi.oauth1;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Nonces of 128 random bits. Random bytes are drawn for many nonces at a time, for each drawing
 * costs a system call or a lock of the whole JVM: a nonce at a time it takes a tenth of a
 * signature's time.
 */
final class SecureNonces implements NonceGenerator {

  private static final int NONCE_BYTES = 16;
  private static final int NONCES = 32;

  private final SecureRandom random = new SecureRandom();
  private final byte[] drawn = new byte[NONCES * NONCE_BYTES];
  private int used = drawn.length;

  @Override
  public String nonce() {
    byte[] nonce;
    synchronized (drawn) {
      if (used == drawn.length) {
        random.nextBytes(drawn);
        used = 0;
      }
      nonce = Arrays.copyOfRange(drawn, used, used += NONCE_BYTES);
    }
    return HexFormat.of().formatHex(nonce);
  }
}
