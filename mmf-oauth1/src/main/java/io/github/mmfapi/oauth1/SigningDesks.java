package io.github.mmfapi.oauth1;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The desks of one signer: a thread takes one, signs, and puts it back. Unlike a {@link
 * ThreadLocal} the row is bounded however many threads there are, virtual ones included, and it
 * goes when the signer goes, with the keyed HMACs on it.
 */
final class SigningDesks {

  /** A power of two, more than enough for the threads that sign at the very same time. */
  private static final int PLACES =
      4 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors());

  private final AtomicReferenceArray<SigningDesk> places = new AtomicReferenceArray<>(PLACES);
  private final SignatureMethod method;

  SigningDesks(SignatureMethod method) {
    this.method = method;
  }

  /** Takes the desk at this thread's place, or a new one if another thread has it. */
  SigningDesk take() {
    SigningDesk desk = places.getAndSet(place(), null);
    return desk == null ? new SigningDesk(method) : desk;
  }

  void putBack(SigningDesk desk) {
    if (desk.isKept()) {
      // Whoever takes it sees what was written to it; nobody waits for that.
      places.setRelease(place(), desk);
    }
  }

  private static int place() {
    return (int) Thread.currentThread().getId() & (PLACES - 1);
  }
}
