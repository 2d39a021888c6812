package io.github.mmfapi.client.support;

import io.github.mmfapi.client.call.Sleeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Records delays without waiting; its clock advances as if it had waited. */
public final class SkippedTime implements Sleeper {
  private final List<Duration> delays = new CopyOnWriteArrayList<>();
  private final AtomicLong skipped = new AtomicLong();

  public List<Duration> delays() {
    return delays;
  }

  @Override
  public void sleep(Duration delay) {
    delays.add(delay);
    skipped.addAndGet(delay.toNanos());
  }

  @Override
  public CompletableFuture<Void> sleepAsync(Duration delay) {
    sleep(delay);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime() + skipped.get();
  }
}
