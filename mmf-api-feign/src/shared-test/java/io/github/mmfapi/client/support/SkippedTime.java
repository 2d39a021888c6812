package io.github.mmfapi.client.support;

import io.github.mmfapi.client.call.Sleeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Records delays without waiting; its clock advances as if it had waited. */
public final class SkippedTime implements Sleeper {
  private final List<Duration> delays = new CopyOnWriteArrayList<>();
  private final AtomicLong skipped = new AtomicLong();
  private final LongSupplier clock;

  public SkippedTime() {
    this(System::nanoTime);
  }

  private SkippedTime(LongSupplier clock) {
    this.clock = clock;
  }

  /** Returns a clock that only delays and {@link #pass} move. */
  public static SkippedTime beginningAt(long nanoTime) {
    return new SkippedTime(() -> nanoTime);
  }

  public void pass(Duration time) {
    skipped.addAndGet(time.toNanos());
  }

  public List<Duration> delays() {
    return delays;
  }

  @Override
  public void sleep(Duration delay) {
    delays.add(delay);
    pass(delay);
  }

  @Override
  public CompletableFuture<Void> sleepAsync(Duration delay) {
    sleep(delay);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public long nanoTime() {
    return clock.getAsLong() + skipped.get();
  }
}
