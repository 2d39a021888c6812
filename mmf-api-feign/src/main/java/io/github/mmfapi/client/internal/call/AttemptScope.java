package io.github.mmfapi.client.internal.call;

import feign.Request;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Passes values between an attempt and the transport, for which Feign has no argument: the time
 * left for the call, and the exchange to cancel. Bound to the thread of the attempt, which is also
 * the thread that calls the transport.
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

  /** Opens the scope of an attempt. A token provider that makes a call nests a second one. */
  static AttemptScope open(long nanosLeft) {
    AttemptScope scope = new AttemptScope(nanosLeft, CURRENT.get());
    CURRENT.set(scope);
    return scope;
  }

  /** Returns options whose read time-out ends no later than the call. */
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

  /** Registers the exchange to cancel together with the attempt of this thread. */
  static void register(Future<?> exchange) {
    AttemptScope scope = CURRENT.get();
    if (scope != null) {
      scope.cancelWith(exchange);
    }
  }

  private synchronized void cancelWith(Future<?> sent) {
    exchange = sent;
    if (cancelled) {
      sent.cancel(true);
    }
  }

  /** Cancels the exchange, now or as soon as it begins. */
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

  /** Removes the scope from this thread. */
  @Override
  public void close() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }
}
