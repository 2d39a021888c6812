package io.github.mmfapi.client.internal.call;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.internal.http.BackgroundThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Passes values between an attempt and the transport, for which Feign has no argument: the time
 * left for the call, and how to cancel the exchange. Bound to the thread of the attempt, which is
 * also the thread that calls the transport.
 */
final class AttemptScope implements AutoCloseable {
  private static final ThreadLocal<@Nullable AttemptScope> CURRENT = new ThreadLocal<>();

  private final RunningCall call;
  private final long nanosLeft;
  private final @Nullable AttemptScope outer;
  private final Thread thread = Thread.currentThread();
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private @Nullable Runnable abort;
  private volatile @Nullable Response refusal;
  private boolean cancelled;
  private volatile boolean sent;

  private AttemptScope(RunningCall call, long nanosLeft, @Nullable AttemptScope outer) {
    this.call = call;
    this.nanosLeft = nanosLeft;
    this.outer = outer;
  }

  /** Opens the scope of an attempt. A token provider that makes a call nests a second one. */
  static AttemptScope open(CallProgress progress) {
    AttemptScope scope = new AttemptScope(progress.call(), progress.nanosLeft(), CURRENT.get());
    CURRENT.set(scope);
    return scope;
  }

  /** Tells the call which request it sends. */
  static void sending(Request request) {
    AttemptScope scope = CURRENT.get();
    if (scope != null) {
      scope.call.sending(request);
    }
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

  /** Notes that the attempt of this thread, if it makes one, has reached the transport. */
  static void markSent() {
    AttemptScope scope = CURRENT.get();
    if (scope != null) {
      scope.sent = true;
    }
  }

  /** Returns whether the attempt has reached the transport. */
  boolean isSent() {
    return sent;
  }

  /** Returns the scope of this thread, null if it makes no attempt. */
  static @Nullable AttemptScope current() {
    return CURRENT.get();
  }

  /**
   * Sets how the exchange is cancelled from now on. If the attempt is cancelled already, that is
   * done at once.
   *
   * @param action aborts the exchange; it may be run on any thread
   */
  void cancelWith(Runnable action) {
    boolean now;
    synchronized (this) {
      abort = action;
      now = cancelled;
    }
    if (now) {
      action.run();
    }
  }

  /**
   * Keeps a response back until its reader is there, and hands it over on another thread than that
   * of the attempt. Otherwise the caller would decode a response that came at once, and wait for
   * its body.
   */
  <T> CompletableFuture<T> awayFromTheCaller(CompletableFuture<T> response) {
    return response.thenCombineAsync(
        begun,
        (value, nothing) -> value,
        work -> {
          if (Thread.currentThread() == thread) {
            BackgroundThreads.pool().execute(work);
          } else {
            work.run();
          }
        });
  }

  /** Forgets the status of an earlier response: the request is sent again. */
  void departs() {
    refusal = null;
  }

  /**
   * Keeps the status of a response other than 2xx: it says what happened, also without the body.
   */
  void arrived(Response response) {
    if (response.status() < 200 || response.status() >= 300) {
      refusal = response.toBuilder().body((Response.Body) null).build();
    }
  }

  /** Returns a response other than 2xx without its body; null if none has arrived. */
  @Nullable Response refusal() {
    return refusal;
  }

  /** Reports that everything that reads the response is there. */
  void begun() {
    begun.complete(null);
  }

  /** Cancels the exchange, now or as soon as it begins. */
  void cancel() {
    Runnable action;
    synchronized (this) {
      cancelled = true;
      action = abort;
    }
    if (action != null) {
      action.run();
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
