package io.github.mmfapi.client;

import feign.Request;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the transport below Feign needs to know of the attempt above it, and has no argument for:
 * how much time is left; and what the attempt needs from the transport: the exchange to cancel.
 * Bound to the thread that makes the attempt, which is the one that reaches the transport.
 */
final class AttemptScope implements AutoCloseable {
  private static final ThreadLocal<@Nullable AttemptScope> CURRENT = new ThreadLocal<>();

  private final long nanosLeft;
  private final @Nullable AttemptScope outer;
  private @Nullable Future<?> exchange;
  private boolean cancelled;

  private AttemptScope(long nanosLeft, @Nullable AttemptScope outer) {
    this.nanosLeft = nanosLeft;
    this.outer = outer;
  }

  /** Opens the scope of an attempt on this thread; another may be open, of a token provider's. */
  static AttemptScope open(long nanosLeft) {
    AttemptScope scope = new AttemptScope(nanosLeft, CURRENT.get());
    CURRENT.set(scope);
    return scope;
  }

  /** Returns options by which silence ends with the call's time. */
  static Request.Options limited(Request.Options options) {
    AttemptScope scope = CURRENT.get();
    if (scope == null
        || scope.nanosLeft >= options.readTimeoutUnit().toNanos(options.readTimeout())) {
      return options;
    }
    return new Request.Options(
        options.connectTimeout(),
        options.connectTimeoutUnit(),
        Math.max(1, TimeUnit.NANOSECONDS.toMillis(scope.nanosLeft)),
        TimeUnit.MILLISECONDS,
        options.isFollowRedirects());
  }

  /** Notes what to cancel when the attempt of this thread is given up. */
  static void underWay(Future<?> exchange) {
    AttemptScope scope = CURRENT.get();
    if (scope != null) {
      scope.note(exchange);
    }
  }

  private synchronized void note(Future<?> sent) {
    exchange = sent;
    if (cancelled) {
      sent.cancel(true);
    }
  }

  /** Ends the exchange, now or as soon as it begins. */
  void cancel() {
    Future<?> sent;
    synchronized (this) {
      cancelled = true;
      sent = exchange;
    }
    if (sent != null) {
      sent.cancel(true);
    }
  }

  /** Takes the scope off this thread. */
  @Override
  public void close() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }
}
