package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Hands callbacks over from the server's threads to the one that waits. */
final class CallbackInbox {

  /** How many callbacks are kept that nobody awaits yet; beyond it the oldest go. */
  private static final int CAPACITY = 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, CallbackQuery> arrivals = new LinkedHashMap<>();
  private @Nullable String awaited;
  private int foreign;
  private boolean closed;

  /** Tells whether a callback is for somebody else than who is waiting now. */
  boolean isForeign(CallbackQuery arrival) {
    lock.lock();
    try {
      return awaited != null && !arrival.token().isEmpty() && !arrival.token().equals(awaited);
    } finally {
      lock.unlock();
    }
  }

  /** Takes in a callback; one that is foreign is only counted. */
  void deliver(CallbackQuery arrival) {
    lock.lock();
    try {
      if (isForeign(arrival)) {
        foreign++;
        return;
      }
      arrivals.putIfAbsent(arrival.token(), arrival);
      if (arrivals.size() > CAPACITY) {
        arrivals.remove(arrivals.keySet().iterator().next());
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the callback with a token, or for a denial that names none. */
  CallbackQuery await(String token, Duration timeout) {
    lock.lock();
    try {
      if (awaited != null) {
        throw new IllegalStateException(
            "Another thread is waiting for a callback; start a receiver of its own for each login");
      }
      awaited = token;
      try {
        return takeWithin(token, timeout);
      } finally {
        awaited = null;
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
      CallbackQuery own = arrivals.remove(token);
      CallbackQuery arrival = own == null ? arrivals.remove("") : own;
      if (arrival != null) {
        return arrival;
      }
      if (closed) {
        throw new OAuth1Exception("The callback receiver was closed; start a new one");
      }
      if (left <= 0) {
        throw new AuthorizationTimeoutException(timeout, foreign + arrivals.size());
      }
      left = changed.awaitNanos(left);
    }
  }
}
