package io.github.mmfapi.client;

import io.github.mmfapi.oauth1.internal.SlotPool;

/**
 * Keeps the arrays that hold the first kilobytes of answers for the answers to come: to a small
 * answer such an array is most of what it costs.
 */
final class HeadBuffers {
  /** How much of an answer is kept: 8 KiB, into which nearly all but lists fit as a whole. */
  static final int SIZE = 8192;

  private static final SlotPool<byte[]> POOL = new SlotPool<>();

  private HeadBuffers() {}

  static byte[] take() {
    byte[] kept = POOL.take();
    return kept == null ? new byte[SIZE] : kept;
  }

  /** Takes an array back; the caller must not touch it any more. */
  static void putBack(byte[] buffer) {
    POOL.putBack(buffer);
  }
}
