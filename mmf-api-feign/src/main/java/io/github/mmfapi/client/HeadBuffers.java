package io.github.mmfapi.client;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps the arrays that hold the first kilobytes of answers for the answers to come: to a small
 * answer such an array is most of what it costs. The row is bounded however many threads there are.
 */
final class HeadBuffers {
  /** How much of an answer is kept: 8 KiB, into which nearly all but lists fit as a whole. */
  static final int SIZE = 8192;

  /** A power of two, more than enough for the threads that decode at the very same time. */
  private static final int PLACES =
      4 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors());

  private static final AtomicReferenceArray<byte[]> KEPT = new AtomicReferenceArray<>(PLACES);

  private HeadBuffers() {}

  static byte[] take() {
    byte[] kept = KEPT.getAndSet(place(), null);
    return kept == null ? new byte[SIZE] : kept;
  }

  /** Takes an array back; the caller must not touch it any more. */
  static void putBack(byte[] buffer) {
    KEPT.setRelease(place(), buffer);
  }

  private static int place() {
    return (int) Thread.currentThread().getId() & (PLACES - 1);
  }
}
