package io.github.mmfapi.sandbox.internal.console;

import io.github.mmfapi.oauth1.diagnosis.Mistake;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Passes requests to a listener on a thread of its own, with their mistakes. If the listener is too
 * slow, requests are left out; no request waits for it.
 */
final class RequestFeed implements AutoCloseable {
  private static final String MOUNT = "/3.1/";

  private static final int MOST_WAITING = 1_000;

  private final BlockingQueue<LoggedRequest> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong missed = new AtomicLong();
  private final SandboxServer server;
  private final Diagnoses diagnoses;
  private final Consumer<RequestSummary> listener;
  private volatile boolean closed;
  private final Thread thread = new Thread(this::run, "mmf-sandbox-requests");

  RequestFeed(SandboxServer server, Diagnoses diagnoses, Consumer<RequestSummary> listener) {
    this.server = server;
    this.diagnoses = diagnoses;
    this.listener = listener;
    thread.setDaemon(true);
    thread.start();
  }

  void offer(LoggedRequest request) {
    if (!waiting.offer(request)) {
      missed.incrementAndGet();
    }
  }

  private void run() {
    try {
      // A listener may have taken the interrupt.
      while (!closed) {
        pass(waiting.take());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(LoggedRequest request) {
    try {
      listener.accept(
          new RequestSummary(
              request.time(),
              request.verb(),
              path(request),
              request.status(),
              request.user(),
              request.nanos(),
              request.refusal(),
              mistakes(request),
              missed.getAndSet(0)));
    } catch (RuntimeException e) {
      // One failure of the listener does not end the others.
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  /** Returns the path; only a path that is no method can hold a secret. */
  private String path(LoggedRequest request) {
    String path = request.path();
    boolean known =
        path.startsWith(MOUNT)
            && server.instance().methods().find(path.substring(MOUNT.length())) != null;
    return known ? path : SecretMask.of(server).text(path);
  }

  private List<String> mistakes(LoggedRequest request) {
    SignatureDiagnosis diagnosis = diagnoses.of(request);
    return diagnosis == null ? List.of() : diagnosis.mistakes().stream().map(Mistake::id).toList();
  }

  /** Ends the thread. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
