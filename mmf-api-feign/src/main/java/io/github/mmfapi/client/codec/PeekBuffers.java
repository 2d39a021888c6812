package io.github.mmfapi.client.codec;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Pools the buffers for the first 8 KiB of responses, because allocating one is most of the cost of
 * a small response. The pool is bounded, whatever the number of threads.
 */
final class PeekBuffers {
  /** The size of a buffer: 8 KiB, into which nearly all responses except lists fit. */
  static final int SIZE = 8192;

  /** A power of two: more slots than threads that can run at the same time. */
  private static final int SLOTS =
      4 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors());

  private static final AtomicReferenceArray<byte[]> POOL = new AtomicReferenceArray<>(SLOTS);

  private PeekBuffers() {}

  static byte[] take() {
    byte[] pooled = POOL.getAndSet(slot(), null);
    return pooled == null ? new byte[SIZE] : pooled;
  }

  /** Returns a buffer to the pool. The caller must not use it any more. */
  static void putBack(byte[] buffer) {
    POOL.setRelease(slot(), buffer);
  }

  private static int slot() {
    return (int) Thread.currentThread().getId() & (SLOTS - 1);
  }
}
