package io.github.mmfapi.oauth1.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A small pool of reusable objects: a thread takes one, uses it, and puts it back. Unlike with a
 * {@link ThreadLocal} the number of objects is bounded for any number of threads, including virtual
 * ones, and the objects can be collected together with the pool. Nobody ever waits.
 *
 * @param <T> the objects
 */
public final class SlotPool<T> {
  /** A power of two, and more than the threads that run at the same time. */
  private static final int SLOTS =
      4 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors());

  private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(SLOTS);

  /** Takes the object in this thread's slot; null if the slot is empty. */
  public @Nullable T take() {
    return slots.getAndSet(slot(), null);
  }

  /** Puts an object into this thread's slot. The caller must not use it any more. */
  public void putBack(T object) {
    // The thread that takes it sees everything that was written to it.
    slots.setRelease(slot(), object);
  }

  private static int slot() {
    return (int) Thread.currentThread().getId() & (SLOTS - 1);
  }
}
