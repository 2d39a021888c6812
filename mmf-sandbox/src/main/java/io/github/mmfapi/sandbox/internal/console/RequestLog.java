package io.github.mmfapi.sandbox.internal.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The last requests; their number and their bodies are bounded. Safe for several threads. */
public final class RequestLog {
  /** Maximum number of requests. */
  static final int MOST = 200;

  private final Deque<LoggedRequest> requests = new ArrayDeque<>(MOST + 1);
  private final AtomicLong ids = new AtomicLong();

  long nextId() {
    return ids.incrementAndGet();
  }

  synchronized void add(LoggedRequest request) {
    requests.addLast(request);
    if (requests.size() > MOST) {
      requests.removeFirst();
    }
  }

  /** Returns the requests with a higher number than this, newest first. */
  synchronized List<LoggedRequest> after(long id) {
    List<LoggedRequest> newer = new ArrayList<>();
    for (LoggedRequest request : requests) {
      if (request.id() > id) {
        newer.add(request);
      }
    }
    Collections.reverse(newer);
    return newer;
  }

  synchronized @Nullable LoggedRequest find(long id) {
    return requests.stream().filter(request -> request.id() == id).findFirst().orElse(null);
  }

  /** Forgets all requests; their numbers are not used again. */
  public synchronized void clear() {
    requests.clear();
  }
}
