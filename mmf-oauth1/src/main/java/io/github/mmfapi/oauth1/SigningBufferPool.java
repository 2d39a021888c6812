package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.SlotPool;

/**
 * The desks of one signer: a thread takes one, signs, and puts it back. Unlike a {@link
 * ThreadLocal} the row is bounded however many threads there are, virtual ones included, and it
 * goes when the signer goes, with the keyed HMACs on it.
 */
final class SigningBufferPool {

  private final SlotPool<SigningBuffers> pool = new SlotPool<>();
  private final SignatureMethod method;

  SigningBufferPool(SignatureMethod method) {
    this.method = method;
  }

  /** Takes the desk at this thread's place, or a new one if another thread has it. */
  SigningBuffers take() {
    SigningBuffers desk = pool.take();
    return desk == null ? new SigningBuffers(method) : desk;
  }

  void putBack(SigningBuffers desk) {
    if (desk.isKept()) {
      pool.putBack(desk);
    }
  }
}
