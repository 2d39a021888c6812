package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.SlotPool;

/**
 * The buffers of one signer, with their keyed HMACs. A thread takes one, signs, and puts it back.
 */
final class SigningBufferPool {

  private final SlotPool<SigningBuffers> pool = new SlotPool<>();
  private final SignatureMethod method;

  SigningBufferPool(SignatureMethod method) {
    this.method = method;
  }

  /** Takes the buffers of this thread's slot, or new ones if the slot is empty. */
  SigningBuffers take() {
    SigningBuffers buffers = pool.take();
    return buffers == null ? new SigningBuffers(method) : buffers;
  }

  void putBack(SigningBuffers buffers) {
    if (buffers.isKept()) {
      pool.putBack(buffers);
    }
  }
}
