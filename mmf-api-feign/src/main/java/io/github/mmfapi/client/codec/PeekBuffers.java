package io.github.mmfapi.client.codec;

import io.github.mmfapi.oauth1.internal.SlotPool;

/**
 * Pools the buffers for the first 8 KiB of responses, because allocating one is most of the cost of
 * a small response. The pool is bounded, whatever the number of threads.
 */
final class PeekBuffers {
  /** The size of a buffer: 8 KiB, into which nearly all responses except lists fit. */
  static final int SIZE = 8192;

  private static final SlotPool<byte[]> POOL = new SlotPool<>();

  private PeekBuffers() {}

  static byte[] take() {
    byte[] pooled = POOL.take();
    return pooled == null ? new byte[SIZE] : pooled;
  }

  /** Returns a buffer to the pool. The caller must not use it any more. */
  static void putBack(byte[] buffer) {
    POOL.putBack(buffer);
  }
}
