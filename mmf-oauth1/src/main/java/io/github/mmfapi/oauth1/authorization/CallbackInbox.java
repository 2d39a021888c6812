package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Passes callbacks from the server's threads to the waiting thread. */
final class CallbackInbox {

  /** The number of callbacks kept before anybody waits for them; older ones are dropped. */
  private static final int CAPACITY = 16;

  /** What became of a callback. */
  enum Delivery {
    /** It is kept for the thread that waits, or will wait, for its token. */
    KEPT,
    /** It is a denial that names no token, and counts only if nothing else comes. */
    REMEMBERED,
    /** It has another token than the one that is waited for. */
    FOREIGN
  }

  private final boolean pathIsSecret;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, CallbackQuery> queries = new LinkedHashMap<>();
  private @Nullable CallbackQuery unnamedDenial;
  private @Nullable TemporaryCredentials awaited;
  private int foreign;
  private boolean closed;

  /**
   * Creates an inbox.
   *
   * @param pathIsSecret whether only the server and the browser know the path, so that a denial
   *     without a token must come from them
   */
  CallbackInbox(boolean pathIsSecret) {
    this.pathIsSecret = pathIsSecret;
  }

  /** Returns whether a callback has another token than the one that is waited for. */
  boolean isForeign(CallbackQuery query) {
    lock.lock();
    try {
      return awaited != null && !query.token().isEmpty() && !query.token().equals(awaited.token());
    } finally {
      lock.unlock();
    }
  }

  /** Returns a callback without the secrets that are waited for, to be shown on a page. */
  CallbackQuery masked(CallbackQuery query) {
    lock.lock();
    try {
      return awaited == null ? query : query.masked(awaited);
    } finally {
      lock.unlock();
    }
  }

  /** Stores a callback; a foreign one is only counted. */
  Delivery deliver(CallbackQuery query) {
    lock.lock();
    try {
      if (isForeign(query)) {
        foreign++;
        return Delivery.FOREIGN;
      }
      if (query.token().isEmpty() && !pathIsSecret) {
        unnamedDenial = unnamedDenial == null ? query : unnamedDenial;
        return Delivery.REMEMBERED;
      }
      queries.putIfAbsent(query.token(), query);
      if (queries.size() > CAPACITY) {
        queries.remove(queries.keySet().iterator().next());
      }
      changed.signalAll();
      return Delivery.KEPT;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the callback with the token of these credentials. A denial without one is returned at
   * once if the path is secret; otherwise any web page could have sent it, and it is returned when
   * the time is up.
   */
  CallbackQuery await(TemporaryCredentials expected, Duration timeout) {
    lock.lock();
    try {
      if (awaited != null) {
        throw new IllegalStateException(
            "Another thread is waiting for a callback; start one receiver for each login");
      }
      awaited = expected;
      try {
        return takeWithin(expected.token(), timeout);
      } finally {
        awaited = null;
        // It must not count for the next login.
        unnamedDenial = null;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OAuth1Exception("Interrupted while waiting for the callback", e);
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private CallbackQuery takeWithin(String token, Duration timeout) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(timeout);
    while (true) {
      CallbackQuery own = queries.remove(token);
      CallbackQuery query = own == null ? queries.remove("") : own;
      if (query != null) {
        return query;
      }
      if (closed) {
        throw new OAuth1Exception("The callback receiver was closed; start a new one");
      }
      if (left <= 0 && unnamedDenial != null) {
        return unnamedDenial;
      }
      if (left <= 0) {
        throw new AuthorizationTimeoutException(timeout, foreign + queries.size());
      }
      left = changed.awaitNanos(left);
    }
  }
}
