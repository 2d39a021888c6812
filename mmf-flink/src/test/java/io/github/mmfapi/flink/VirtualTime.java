package io.github.mmfapi.flink;

import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.flink.internal.calls.Timing;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Is the time of one simulated task slot: it passes only while the fetcher waits. A call that was
 * begun is always waiting for an event here, or on its way in a real thread; for those, waiting
 * waits in real time.
 */
final class VirtualTime implements Timing, Sleeper {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private long now;
  private long number;
  private int calls;

  VirtualTime(long now) {
    this.now = now;
  }

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  /** Counts a call that begins. */
  synchronized void begun() {
    calls++;
  }

  /** Counts a call that has ended. */
  synchronized void ended() {
    calls--;
    notifyAll();
  }

  /** Runs an action after a time, which the end of the call or its next step follows. */
  synchronized void after(Duration delay, Runnable action) {
    events.add(new Event(now + delay.toNanos(), number++, action));
    notifyAll();
  }

  @Override
  public <T> @Nullable T await(BlockingQueue<T> queue, long nanos) throws InterruptedException {
    long deadline = nanoTime() + nanos;
    while (true) {
      Event next;
      synchronized (this) {
        T element = queue.poll();
        if (element != null) {
          return element;
        }
        while (events.size() < calls && queue.isEmpty()) {
          wait(1_000);
        }
        element = queue.poll();
        if (element != null) {
          return element;
        }
        next = events.peek();
        if (next == null || next.at() > deadline) {
          now = deadline;
          return null;
        }
        events.remove();
        now = next.at();
      }
      next.action().run();
    }
  }

  @Override
  public void sleep(Duration delay) {
    throw new UnsupportedOperationException("all calls are asynchronous");
  }

  @Override
  public CompletableFuture<Void> sleepAsync(Duration delay) {
    CompletableFuture<Void> awake = new CompletableFuture<>();
    after(delay, () -> awake.complete(null));
    return awake;
  }

  /** Is something that happens at a time. */
  private record Event(long at, long number, Runnable action) {}
}
