package io.github.mmfapi.client.internal.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what must not run on a thread that others need: attempts after a delay, which look up
 * tokens; decoding, which may wait for a body; and what callers append to a future. The JVM has one
 * timer thread for all {@link CompletableFuture}s and one common pool, and a transport has few
 * threads for all of its sockets.
 *
 * <p>The threads are daemons of one pool for all clients. Each ends after 10 idle seconds.
 */
public final class BackgroundThreads {
  private static final int IDLE_SECONDS = 10;
  private static final AtomicInteger CREATED = new AtomicInteger();
  private static final Executor POOL =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          BackgroundThreads::create);

  private BackgroundThreads() {}

  private static Thread create(Runnable work) {
    Thread thread = new Thread(null, work, "mmf-client-" + CREATED.incrementAndGet(), 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(BackgroundThreads.class.getClassLoader());
    return thread;
  }

  /** Returns the pool. It never rejects work and has no queue. */
  public static Executor pool() {
    return POOL;
  }

  /**
   * Runs an action on a thread of the pool after a delay.
   *
   * @param nanos the delay in nanoseconds; 0 or less for none
   * @param action the action
   * @return cancelling it before the delay is over prevents the action
   */
  public static CompletableFuture<Void> after(long nanos, Runnable action) {
    CompletableFuture<Void> alarm = new CompletableFuture<>();
    CompletableFuture<Void> unused = alarm.thenRunAsync(action, POOL);
    // The JVM's timer thread only hands the action over.
    return alarm.completeOnTimeout(null, Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }
}
