package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.SlotPool;

/**
 * The desks of one signer: a thread takes one, signs, and puts it back. Unlike a {@link
 * ThreadLocal} the row is bounded however many threads there are, virtual ones included, and it
 * goes when the signer goes, with the keyed HMACs on it.
 */
final class SigningDesks {

  private final SlotPool<SigningDesk> pool = new SlotPool<>();
  private final SignatureMethod method;

  SigningDesks(SignatureMethod method) {
    this.method = method;
  }

  /** Takes the desk at this thread's place, or a new one if another thread has it. */
  SigningDesk take() {
    SigningDesk desk = pool.take();
    return desk == null ? new SigningDesk(method) : desk;
  }

  void putBack(SigningDesk desk) {
    if (desk.isKept()) {
      pool.putBack(desk);
    }
  }
}
